package io.guidepost.quickstart.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.guidepost.quickstart.RunningQuickstart;
import io.guidepost.quickstart.screen.Chromium;
import io.guidepost.quickstart.screen.WellMade;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.util.UriComponentsBuilder;

/** On a phone, with the demonstration's switch in place of WeCom's container. */
@ExtendWith(Chromium.class)
class AGuideWorksInTheSidebarTest extends WalkTest {

    private static final String GUIDE = "sz001_cai";
    private static final String FRIEND = "wmSeedCustomer00215";
    private static final List<Map<String, Object>> QUESTIONS = List.of(
            Map.of("text", "退货期有几天", "options", List.of("三天", "七天"), "right", List.of(1)),
            Map.of("text", "哪些能修改", "options", List.of("收货地址", "收货人", "实付金额"), "right", List.of(0, 1)));

    private final Stage stage = new Stage();
    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @AfterEach
    void nothingWasRefusedAndNothingBroke() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void fromTheCustomersCardToTheMoney() {
        var cai = guide(GUIDE);
        var customer = shopper("seed_215");
        customer.open(cai.share(1001));
        var order = customer.buy(OwnGoods.onShelf(1, 60_000), 1);
        hq().ship(order);
        customer.receive(order);
        sim.advance(Duration.ofDays(8));
        eventually("commission is available", () -> assertThat(cai.earnings().availableFen())
                .isEqualTo(3_000));
        stage.give(GUIDE, "SEND_1V1", "侧边栏新品", Map.of());
        stage.awaitTodo(GUIDE, 1);

        opened("zh-CN");
        page.getByLabel("导购", exactly()).selectOption("sim:" + GUIDE);
        page.getByLabel("顾客", exactly()).selectOption(FRIEND);
        assertThat(block("历史交易")).containsText("限量款 均码 ×1");
        assertThat(block("财务往来")).containsText("600.00");
        assertThat(block("客户画像")).containsText("我，保护期至");
        assertThat(page.locator(".person__name")).containsText("新客");
        picture("customer");

        tab("任务");
        page.getByRole(AriaRole.BUTTON, named("一键执行 侧边栏新品")).click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("到企业微信点“发送”");
        picture("task");
        close();
        assertThat(page.locator(".tile")).containsText("执行中");
        assertThat(sim.groupMessages(GUIDE)).isNotEmpty();

        tab("分享");
        page.getByLabel("搜索本店商品").fill("连衣裙");
        page.getByRole(AriaRole.BUTTON, named("搜索")).click();
        picture("products");
        page.locator(".tile .weui-btn").first().click();
        assertThat(page.getByLabel("小程序路径")).hasValue(Pattern.compile("pages/product/.*[?&]s=\\S{10,}"));
        assertThat(page.getByAltText("小程序码")).isVisible();
        picture("link");
        close();

        tab("现场");
        page.getByRole(AriaRole.BUTTON, named("记一次试穿")).click();
        page.locator(".sheet .tile .weui-btn").first().click();
        page.getByLabel("备注").fill("想要大一码");
        picture("try-on");
        page.getByRole(AriaRole.BUTTON, named("保存")).click();
        page.getByRole(AriaRole.CHECKBOX).check();
        page.getByRole(AriaRole.BUTTON, named("用 1 件开单")).click();
        assertThat(page.getByLabel("小程序路径")).hasValue(Pattern.compile("pages/assist/.*&s=\\S{10,}"));
        close();
        assertThat(block("我的开单")).containsText("待顾客打开");
        picture("in-store");

        tab("我的");
        assertThat(block("我的收益")).containsText("30.00");
        assertThat(block("近 30 天业绩")).containsText("600.00");
        picture("me");
        page.getByRole(AriaRole.BUTTON, named("为什么是 ¥30.00")).click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("5%");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("逐步计算");
        picture("why");
        close();
        page.getByRole(AriaRole.BUTTON, named("提现")).click();
        page.getByLabel("金额（元）").fill("12.5");
        picture("withdraw");
        page.getByRole(AriaRole.BUTTON, named("申请提现")).click();
        assertThat(block("提现记录")).containsText("12.50");
        assertThat(block("我的收益")).containsText("17.50");
        assertThat(cai.earnings().withdrawingFen()).isEqualTo(1_250);
    }

    /** Questions, calls and photos are worked on here; what WeCom does is handed over with the words to send. */
    @Test
    void everyKindOfTaskIsCarriedOutAndTheManagerLooksAtTheProofs() {
        var peng = guide("sz001_peng");
        stage.give(
                "sz001_peng", "TRAINING", "侧边栏培训", Map.of("questions", QUESTIONS, "passPercent", 100, "attempts", 2));
        stage.give("sz001_peng", "VISIT_CALLBACK", "侧边栏回访", Map.of("minPercent", 1));
        stage.give("sz001_peng", "ADD_FRIEND", "侧边栏加好友", Map.of("goal", 3));
        stage.give("sz001_peng", "MOMENTS_PERSONAL", "侧边栏朋友圈", Map.of());
        var shelf =
                stage.give("sz001_peng", "CUSTOM", "侧边栏陈列", Map.of("proofKinds", List.of("TEXT", "LOCATION", "PHOTO")));
        stage.awaitTodo("sz001_peng", 5);

        opened("zh-CN");
        page.getByLabel("导购", exactly()).selectOption("sim:sz001_peng");
        tab("任务");
        page.getByRole(AriaRole.BUTTON, named("去学习 侧边栏培训")).click();
        answer("退货期有几天", "七天");
        answer("哪些能修改", "收货地址");
        page.getByRole(AriaRole.BUTTON, named("提交答案")).click();
        assertThat(dialog()).containsText("答对 1 / 2 题");
        page.getByRole(AriaRole.BUTTON, named("再答一次（还有 1 次）")).click();
        answer("退货期有几天", "七天");
        answer("哪些能修改", "收货地址", "收货人");
        picture("training");
        page.getByRole(AriaRole.BUTTON, named("提交答案")).click();
        assertThat(dialog()).containsText("已通过");
        close();

        page.getByRole(AriaRole.BUTTON, named("去回访 侧边栏回访")).click();
        var customer = dialog().locator("[data-customer]").first();
        customer.getByRole(AriaRole.BUTTON).click();
        page.getByRole(AriaRole.BUTTON, named("答应到店")).click();
        page.getByLabel("说了什么").fill("周六来试新款");
        picture("visit");
        page.getByRole(AriaRole.BUTTON, named("保存结果")).click();
        assertThat(customer).containsText("周六来试新款");
        assertThat(customer.locator(".badge")).hasText("答应到店");
        assertThat(dialog()).containsText("完成待核实");
        close();

        page.getByRole(AriaRole.BUTTON, named("交凭证 侧边栏陈列")).click();
        page.getByLabel("说明").fill("橱窗已换新");
        page.getByRole(AriaRole.BUTTON, named("记录我的位置")).click();
        assertThat(dialog()).containsText("22.54286, 114.05956");
        dialog().locator("input[type=file]").setInputFiles(new FilePayload("shelf.png", "image/png", photo()));
        assertThat(page.getByAltText("照片 1")).isVisible();
        picture("proof");
        page.getByRole(AriaRole.BUTTON, named("提交凭证")).click();
        assertThat(dialog().locator(".proof")).containsText("待审核");
        assertThat(dialog().locator(".proof img")).isVisible();
        close();

        page.getByRole(AriaRole.BUTTON, named("我的活码 侧边栏加好友")).click();
        page.getByRole(AriaRole.BUTTON, named("生成我的活码")).click();
        assertThat(block("我的活码").getByRole(AriaRole.BUTTON, named(Pattern.compile("复制|重试"))))
                .isVisible();
        close();

        page.getByRole(AriaRole.BUTTON, named("一键执行 侧边栏朋友圈")).click();
        assertThat(dialog().getByLabel("文案")).hasValue(Pattern.compile("侧边栏朋友圈.*"));
        page.getByRole(AriaRole.BUTTON, named("我已完成")).click();
        assertThat(dialog()).containsText("完成待核实");
        close();
        picture("tasks");

        page.getByLabel("导购", exactly()).selectOption("sim:sz001_lin");
        page.getByRole(AriaRole.BUTTON, named("待审凭证")).click();
        var waiting = page.locator("[data-proof]").filter(new Locator.FilterOptions().setHasText("橱窗已换新"));
        assertThat(waiting.locator("img")).isVisible();
        assertThat(waiting).containsText("彭慧敏");
        assertThat(waiting).containsText("侧边栏陈列");
        picture("review");
        waiting.getByRole(AriaRole.BUTTON, named(Pattern.compile("驳回"))).click();
        page.getByLabel("驳回原因（导购会看到）").fill("看不清价签");
        waiting.locator("button[type=submit]").click();
        assertThat(waiting).hasCount(0);
        assertThat(peng.http()
                        .get("/api/guide/v1/assignments/" + peng.assignmentOf(shelf) + "/proofs")
                        .expect(200)
                        .items())
                .singleElement()
                .satisfies(
                        proof -> assertThat(proof.path("review").path("reason").asString())
                                .isEqualTo("看不清价签"));
    }

    @Test
    void aCouponAndAnOrderArePreparedForTheCustomer() {
        var ye = guide("sz001_ye");
        letOutCoupon(ye);

        opened("zh-CN");
        page.getByLabel("导购", exactly()).selectOption("sim:sz001_ye");
        tab("分享");
        page.getByRole(AriaRole.BUTTON, named("优惠券")).click();
        page.getByRole(AriaRole.BUTTON, named("发券 侧边栏券")).click();
        assertThat(page.getByLabel("小程序路径")).hasValue(Pattern.compile("pages/.*\\d{5,}"));
        close();
        assertThat(page.locator(".tile")).containsText("剩余 1／2");
        page.getByRole(AriaRole.BUTTON, named("素材")).click();
        page.locator(".tile .weui-btn").first().click();
        assertThat(page.getByLabel("小程序路径")).hasValue(Pattern.compile("pages/.*[?&]s=\\S{10,}"));
        close();

        tab("现场");
        page.getByRole(AriaRole.BUTTON, named("代客开单")).click();
        page.getByLabel("搜索本店商品").fill("连衣裙");
        page.getByRole(AriaRole.BUTTON, named("搜索")).click();
        dialog().getByRole(AriaRole.BUTTON, named(Pattern.compile("选择 .*连衣裙.*")))
                .first()
                .click();
        dialog().getByRole(AriaRole.BUTTON, named(Pattern.compile("加入 .*")))
                .first()
                .click();
        dialog().getByRole(AriaRole.BUTTON, named(Pattern.compile("增加 .*"))).click();
        assertThat(dialog().locator(".stepper")).containsText("2");
        picture("assist");
        page.getByRole(AriaRole.BUTTON, named("生成订单链接")).click();
        assertThat(page.getByLabel("小程序路径")).hasValue(Pattern.compile("pages/assist/.*"));
        close();
        assertThat(block("我的开单")).containsText("2 件");
        assertThat(block("到店自提")).containsText("没有自提订单");
    }

    @Test
    void whatTheServerCannotDoNowIsSaidAndAnEndedSessionAsksToSignInAgain() {
        opened("zh-CN");
        page.getByLabel("导购", exactly()).selectOption("sim:sz001_ye");
        assertThat(page.locator(".person")).isVisible();
        context.route("**/api/guide/v1/assignments**", route -> route.fulfill(problem(503, "系统繁忙，请稍后重试")));
        tab("任务");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("系统繁忙，请稍后重试");
        context.unroute("**/api/guide/v1/assignments**");
        page.getByRole(AriaRole.BUTTON, named("重试")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        complaints.clear();

        context.route("**/api/guide/v1/earnings**", route -> route.fulfill(problem(401, "登录已过期")));
        tab("我的");
        assertThat(page.locator("main")).containsText("登录已过期，请重新登录");
        assertThat(page.locator(".tabs")).hasCount(0);
        context.unroute("**/api/guide/v1/earnings**");
        page.getByLabel("导购", exactly()).selectOption("sim:sz001_ye");
        assertThat(page.locator(".tabs")).isVisible();
    }

    @Test
    void theOtherLanguageAndWhatTheServerSaysNoWith() {
        opened("en-US");
        assertThat(page.locator("main")).containsText("Choose");
        page.getByLabel("Guide", exactly()).selectOption("sim:sz001_zeng");
        assertThat(block("Lifecycle")).containsText("No paid order yet");
        assertThat(block("Next order")).containsText("three days of purchases");
        picture("customer-en");

        tab("Me");
        page.getByRole(AriaRole.BUTTON, named("Withdraw")).click();
        page.getByLabel("Amount (yuan)").fill("88");
        page.getByRole(AriaRole.BUTTON, named("Ask for it")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        var english = page.getByRole(AriaRole.ALERT).innerText();
        close();

        page.getByRole(AriaRole.BUTTON, named("中文")).click();
        assertThat(block("我的收益")).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        page.getByRole(AriaRole.BUTTON, named("提现")).click();
        page.getByLabel("金额（元）").fill("88");
        page.getByRole(AriaRole.BUTTON, named("申请提现")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.getByRole(AriaRole.ALERT).innerText())
                .isNotEqualTo(english)
                .containsPattern("\\p{IsHan}");
        picture("no");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);

        context.setOffline(true);
        tab("任务");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("没有连上服务器");
        picture("offline");
        complaints.clear();
        context.setOffline(false);
        page.getByRole(AriaRole.BUTTON, named("重试")).click();
        assertThat(page.locator(".nothing")).containsText("没有待办任务");
    }

    /** WeCom's pages and script stand here themselves; codes, tokens and signatures are real. */
    @Test
    void insideWeComTheGuideSignsInByItselfAndTheCardIsThatOfTheChat() {
        prepare(new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setViewportSize(375, 740)
                .setUserAgent("Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 wxwork/4.1.30 MicroMessenger/7.0.1"));
        context.route("https://open.weixin.qq.com/**", route -> {
            var asked = UriComponentsBuilder.fromUriString(route.request().url().split("#")[0])
                    .build()
                    .getQueryParams();
            var back = URI.create(URLDecoder.decode(asked.getFirst("redirect_uri"), StandardCharsets.UTF_8));
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody("<script>location.replace('%s?code=sim:sz001_peng&state=%s')</script>"
                            .formatted(back, asked.getFirst("state"))));
        });
        context.route(
                "https://wwcdn.weixin.qq.com/**",
                route -> route.fulfill(
                        new Route.FulfillOptions()
                                .setContentType("text/javascript")
                                .setBody(
                                        """
                        window.ww = {
                          register(options) { this.options = options },
                          async getCurExternalContact() {
                            const config = await this.options.getConfigSignature(location.href)
                            const agent = await this.options.getAgentConfigSignature(location.href)
                            if (config.signature === agent.signature || agent.signature.length !== 40) throw new Error()
                            return { userId: 'wmSeedCustomer00221' }
                          },
                        }
                        """)));

        page.navigate(RunningQuickstart.guideApi().resolve("/sidebar/").toString());

        assertThat(page.locator(".top")).containsText("彭慧敏");
        assertThat(page.locator(".person__name")).containsText("潜客");
        assertThat(page.locator(".demo")).hasCount(0);
        assertThat(page.url()).doesNotContain("code=");
    }

    @Test
    void aCodeThatThePageHasNotAskedForSignsNobodyIn() {
        prepare(new Browser.NewContextOptions().setLocale("zh-CN"));

        page.navigate(RunningQuickstart.guideApi()
                .resolve("/sidebar/?code=sim:sz001_peng&state=guessed")
                .toString());

        assertThat(page.locator("main")).containsText("请选择");
        assertThat(page.locator(".tabs")).hasCount(0);
    }

    /** Two coupons for this guide to give away. */
    private void letOutCoupon(GuideClient guide) {
        var path = "/api/admin/v1/coupon-templates";
        var now = sim.clock().instant();
        var id = hq().http()
                .post(
                        path,
                        Map.of(
                                "name",
                                "侧边栏券",
                                "kind",
                                "AMOUNT",
                                "offFen",
                                2_000,
                                "door",
                                "GUIDE",
                                "claimFromAt",
                                now.minusSeconds(60).toString(),
                                "claimUntilAt",
                                now.plus(Duration.ofDays(30)).toString(),
                                "validDays",
                                7,
                                "total",
                                5))
                .expect(201)
                .text("id");
        checker()
                .http()
                .post(path + "/" + id + "/approval", Map.of("version", 0))
                .expect(200);
        hq().http()
                .send(
                        "PUT",
                        path + "/" + id + "/quotas",
                        Http.write(Map.of("quotas", List.of(Map.of("guideId", guide.id(), "quota", 2)))))
                .expect(204);
    }

    private void answer(String question, String... options) {
        var asked = dialog().locator("fieldset").filter(new Locator.FilterOptions().setHasText(question));
        for (var option : options) {
            asked.getByLabel(option, new Locator.GetByLabelOptions().setExact(true))
                    .check();
        }
    }

    private static byte[] photo() {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Route.FulfillOptions problem(int status, String detail) {
        return new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/problem+json")
                .setBody("{\"status\":%d,\"code\":\"test\",\"detail\":\"%s\"}".formatted(status, detail));
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    private void opened(String language) {
        prepare(new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(language.startsWith("zh") ? ColorScheme.LIGHT : ColorScheme.DARK)
                .setDeviceScaleFactor(2)
                .setGeolocation(22.54286, 114.05956)
                .setPermissions(List.of("geolocation"))
                .setViewportSize(375, 740));
        page.navigate(RunningQuickstart.guideApi().resolve("/sidebar/").toString());
    }

    private void prepare(Browser.NewContextOptions options) {
        context = Chromium.browser().newContext(options);
        page = context.newPage();
        page.setDefaultTimeout(10_000);
        page.onConsoleMessage(said -> {
            // What the server refuses is told on the page, and by the browser as well.
            if (said.type().equals("error") && !said.text().contains("status of ")) {
                complaints.add(said.text());
            }
        });
        page.onPageError(complaints::add);
    }

    private Locator block(String title) {
        return page.locator(".block")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName(title).setExact(true))))
                .first();
    }

    private void tab(String name) {
        page.getByRole(AriaRole.NAVIGATION)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private void close() {
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("关闭|Close")))
                .click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions named(Pattern name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /** Each place at which one looks is well made; a picture is kept only where a folder is named. */
    private void picture(String name) {
        WellMade.require(page, name);
        var folder = System.getenv("GUIDEPOST_SCREENSHOTS");
        if (folder != null) {
            page.waitForTimeout(300);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, "sidebar-" + name + ".png"))
                    .setFullPage(!name.matches("task|link|try-on|why|withdraw|no|training|visit|proof|assist")));
        }
    }
}
