package io.guidepost.quickstart.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.guidepost.quickstart.RunningQuickstart;
import io.guidepost.quickstart.walk.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes the pictures of the documentation; {@code docs/screenshots/make} asks for it. */
@EnabledIfEnvironmentVariable(named = "GUIDEPOST_SCREENSHOTS", matches = ".+")
@ExtendWith({RunningQuickstart.class, Chromium.class})
class ScreenshotsTest {

    private static final List<String> GUIDES = List.of(
            "sh001_li",
            "sh001_chen",
            "sh002_zhou",
            "hz001_fang",
            "bj001_zhao",
            "bj002_cao",
            "tj001_gao",
            "gz001_luo",
            "sz001_lin");
    private static final String GUIDE = "sh001_li";
    private static final String CUSTOMER = "wmSeedCustomer00003";
    private static final List<Long> LIKED = List.of(100_101L, 100_202L, 100_104L);
    private static final int DAYS = 14;
    private static final List<Map<String, Object>> QUESTIONS =
            List.of(Map.of("text", "羊绒大衣怎么保养", "options", List.of("机洗", "干洗并挂起", "暴晒"), "right", List.of(1)));
    private static final int MOST_BYTES = 200_000;

    @Test
    void takeThem() throws IOException {
        var stage = new Stage();
        var random = new Random(20261122);
        stage.withdrawalThatWaits("gz001_deng", 680_000);
        var order = "";
        for (int day = 0; day < DAYS; day++) {
            for (int sale = 1 + random.nextInt(4) + (day % 7 > 4 ? 2 : 0); sale > 0; sale--) {
                var userid = GUIDES.get((int) Math.abs(random.nextGaussian() * 3) % GUIDES.size());
                order = stage.tracedOrder(userid, (100 + random.nextInt(1_900)) * 100L)
                        .id();
            }
            if (day % 5 == 1 && day / 5 < LIKED.size()) {
                stage.friendBuys(GUIDE, CUSTOMER, LIKED.get(day / 5));
            }
            if (day % 4 == 2) {
                stage.refundInPart(GUIDES.get(day % GUIDES.size()), 128_000);
            }
            if (day < DAYS - 1) {
                stage.advance(Duration.ofDays(1));
            }
        }
        var task = stage.liveTask(
                "秋冬新品 1 对 1 推送",
                List.of(
                        "sh001_li",
                        "sh001_chen",
                        "sh001_wang",
                        "sh002_zhou",
                        "sh002_gu",
                        "hz001_fang",
                        "bj001_zhao",
                        "gz001_luo"));
        stage.send(task);
        stage.reconcile();
        stage.proposeHigherRate();
        stage.give(GUIDE, "VISIT_CALLBACK", "老顾客回访", Map.of("minPercent", 50));
        stage.give(GUIDE, "TRAINING", "秋冬面料培训", Map.of("questions", QUESTIONS));
        stage.give(GUIDE, "CUSTOM", "橱窗陈列拍照", Map.of("proofKinds", List.of("TEXT", "PHOTO")));
        stage.awaitTodo(GUIDE, 3);

        try (var context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1360, 850)
                        .setLocale("zh-CN")
                        .setColorScheme(ColorScheme.LIGHT))) {
            context.setDefaultTimeout(60_000);
            var page = context.newPage();
            page.navigate(RunningQuickstart.guideApi().resolve("/console/").toString());
            page.locator("#username").fill("hq");
            page.locator("#password").fill("hq-demo-pass");
            page.locator("button[type=submit]").click();
            page.locator("[data-tile=net_sales]").waitFor();
            take(page, "console-overview");

            go(page, "/tasks/" + task.id());
            page.locator("[data-live=live]").waitFor();
            page.locator("tr[data-level=region] .twist").first().click();
            page.locator("tr[data-level=store] .twist").first().click();
            page.locator("tr[data-level=guide]").first().waitFor();
            take(page, "console-execution");

            go(page, "/orders/" + order);
            page.locator("[data-decision]").waitFor();
            take(page, "console-order");

            go(page, "/rules");
            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("佣金变更"))
                    .click();
            page.locator("tbody tr")
                    .first()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("模拟"))
                    .click();
            page.locator("form button[type=submit]").first().click();
            page.locator(".page-header .badge", new Page.LocatorOptions().setHasText("完成"))
                    .waitFor();
            take(page, "console-whatif");

            for (var screen : List.of(
                    "orders", "withdrawals", "books", "jobs", "statements", "members", "organization", "metrics")) {
                go(page, "/" + screen);
                page.locator("table, .formula").first().waitFor();
                take(page, "console-" + screen);
            }
            page.getByLabel("深色模式").click();
            go(page, "/");
            page.locator("[data-tile=net_sales]").waitFor();
            take(page, "console-overview-dark");
        }
        takeSidebar();
    }

    /** The guide's phone. */
    private static void takeSidebar() throws IOException {
        try (var context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(375, 780)
                        .setDeviceScaleFactor(2)
                        .setLocale("zh-CN")
                        .setColorScheme(ColorScheme.LIGHT))) {
            context.setDefaultTimeout(60_000);
            var page = context.newPage();
            page.navigate(RunningQuickstart.guideApi().resolve("/sidebar/").toString());
            page.getByLabel("导购", exactly()).selectOption("sim:" + GUIDE);
            page.getByLabel("顾客", exactly()).selectOption(CUSTOMER);
            page.locator(".figures").first().waitFor();
            take(page, "sidebar-customer");

            go(page, "/tasks");
            page.locator(".tile").first().waitFor();
            take(page, "sidebar-tasks");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("去回访 老顾客回访"))
                    .click();
            page.locator("[data-customer] button").first().click();
            page.getByLabel("说了什么").fill("周六来试新款大衣");
            take(page, "sidebar-visit");
            page.keyboard().press("Escape");

            go(page, "/share");
            page.locator(".tile .weui-btn").first().click();
            page.getByAltText("小程序码").waitFor();
            take(page, "sidebar-share");
            page.keyboard().press("Escape");

            go(page, "/me");
            page.locator(".rows .weui-btn").first().click();
            page.locator(".steps").waitFor();
            take(page, "sidebar-why");
            page.keyboard().press("Escape");
            page.getByLabel("演示").waitFor();
            take(page, "sidebar-me");
        }
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static void go(Page page, String path) {
        page.evaluate("path => { location.hash = path }", path);
    }

    /** Once what is drawn has come to rest. */
    private static void take(Page page, String name) throws IOException {
        page.waitForTimeout(2_500);
        var file = Path.of(System.getenv("GUIDEPOST_SCREENSHOTS"), name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        assertThat(Files.size(file)).as(name).isLessThan(MOST_BYTES);
    }
}
