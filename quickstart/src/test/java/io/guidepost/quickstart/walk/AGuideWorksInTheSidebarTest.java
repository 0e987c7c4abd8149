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
import io.guidepost.quickstart.RunningQuickstart;
import io.guidepost.quickstart.screen.Chromium;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.util.UriComponentsBuilder;

/** On a phone, with the demonstration's switch in place of WeCom's container. */
@ExtendWith(Chromium.class)
class AGuideWorksInTheSidebarTest extends WalkTest {

    private static final String GUIDE = "sz001_cai";
    private static final String FRIEND = "wmSeedCustomer00215";

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
        task(cai);

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

    /** One that goes to the customers of this guide. */
    private void task(GuideClient guide) {
        var hq = hq();
        var now = sim.clock().instant();
        var id = hq.draft(Map.ofEntries(
                Map.entry("type", "SEND_1V1"),
                Map.entry("title", "侧边栏新品"),
                Map.entry("instruction", "发给每位老顾客"),
                Map.entry("copyText", "您好,我是{guide.name},{store.name}到了新款。"),
                Map.entry("materialIds", List.of(hq.addMaterial("真丝连衣裙", 1001))),
                Map.entry("target", Map.of("guideIds", List.of(guide.id()))),
                Map.entry("startAt", now.minusSeconds(1).toString()),
                Map.entry("deadlineAt", now.plus(Duration.ofDays(3)).toString())));
        hq.submit(id).expect(200);
        checker().approve(id).expect(200);
        eventually("the guide has the task", () -> assertThat(guide.assignments("TODO"))
                .isNotEmpty());
    }

    private void opened(String language) {
        prepare(new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(language.startsWith("zh") ? ColorScheme.LIGHT : ColorScheme.DARK)
                .setDeviceScaleFactor(2)
                .setViewportSize(375, 740));
        page.navigate(RunningQuickstart.guideApi().resolve("/sidebar/").toString());
    }

    private void prepare(Browser.NewContextOptions options) {
        context = Chromium.browser().newContext(options);
        page = context.newPage();
        page.setDefaultTimeout(10_000);
        page.onConsoleMessage(said -> {
            // What the server refuses is told on the page, and by the browser as well.
            if (said.type().equals("error") && !said.text().contains("status of 4")) {
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

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /** For a look at the page: kept only where a folder is named. */
    private void picture(String name) {
        var folder = System.getenv("GUIDEPOST_SCREENSHOTS");
        if (folder != null) {
            page.waitForTimeout(300);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, "sidebar-" + name + ".png"))
                    .setFullPage(!name.matches("task|link|try-on|why|withdraw|no")));
        }
    }
}
