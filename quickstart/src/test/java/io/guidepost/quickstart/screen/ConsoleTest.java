package io.guidepost.quickstart.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.guidepost.quickstart.RunningQuickstart;
import io.guidepost.quickstart.walk.Stage;
import io.guidepost.quickstart.walk.Stage.LiveTask;
import io.guidepost.quickstart.walk.Stage.TracedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Headquarters at work in a browser, with a task that is out, an order that was traced, and a withdrawal that waits. */
@ExtendWith({RunningQuickstart.class, Chromium.class})
class ConsoleTest {

    private static final double PATIENCE = 20_000;

    private static Stage stage;
    private static String withdrawal;
    private static TracedOrder order;
    private static LiveTask task;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void setTheStage() {
        stage = new Stage();
        withdrawal = stage.withdrawalThatWaits("gz001_deng", 600_000);
        order = stage.tracedOrder("gz001_deng", 88_800);
        task = stage.liveTask("秋冬上新", List.of("gz001_deng", "gz001_luo"));
    }

    @BeforeEach
    void open() {
        context = Chromium.browser().newContext();
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
        page.onConsoleMessage(said -> {
            // A refusal of the server is an answer like others; the browser writes a line of its own about it.
            if (said.type().equals("error") && !said.text().startsWith("Failed to load resource")) {
                complaints.add(said.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(RunningQuickstart.guideApi().resolve("/console/").toString());
    }

    @AfterEach
    void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    private void signIn(String username) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(username + "-demo-pass");
        button("登录").click();
        assertThat(page.locator(".page-title")).hasText("总览", longer());
    }

    private void go(String path) {
        page.evaluate("path => { location.hash = path }", path);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static LocatorAssertions.HasTextOptions longer() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE);
    }

    private static void isThere(Locator found) {
        assertThat(found).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    @Test
    void aWrongPasswordIsToldAndASignedInTabStaysSignedIn() {
        page.locator("#username").fill("hq");
        page.locator("#password").fill("not the password");
        button("登录").click();
        isThere(page.getByRole(AriaRole.ALERT));

        signIn("hq");
        page.reload();
        isThere(page.locator("[data-tile=net_sales]"));
        page.getByLabel("退出登录").click();
        isThere(page.locator("#username"));
    }

    @Test
    void aSecondFactorIsAskedForAndSent() {
        var sent = new ArrayList<String>();
        page.route("**/api/admin/v1/sessions", route -> {
            sent.add(route.request().postData());
            if (route.request().postData().contains("\"code\"")) {
                route.resume();
            } else {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(401)
                        .setContentType("application/problem+json")
                        .setBody("{\"status\":401,\"code\":\"second_factor_required\",\"title\":\"二次验证\"}"));
            }
        });
        page.locator("#username").fill("hq");
        page.locator("#password").fill("hq-demo-pass");
        button("登录").click();
        page.locator("#code").fill("123456");
        button("验证").click();
        page.waitForCondition(() -> sent.size() == 2);

        assertThat(sent.get(0)).doesNotContain("code");
        assertThat(sent.get(1)).contains("\"code\":\"123456\"");
    }

    @Test
    void everyFigureOfTheOverviewOpensItsDefinition() {
        signIn("hq");
        var tile = page.locator("[data-tile=net_sales]");
        assertThat(tile.locator(".value")).hasText(Pattern.compile("^¥[\\d,]+\\.\\d\\d$"), longer());

        var marks = page.locator(".info");
        for (var mark : marks.all()) {
            assertThat(mark.getAttribute("aria-label")).matches("ⓘ .*\\p{IsHan}.*");
        }
        tile.locator(".info").click();
        var definition = page.getByRole(AriaRole.DIALOG);
        assertThat(definition).containsText("实付销售额减退款额");
        assertThat(definition).containsText("net_sales");
        page.keyboard().press("Escape");
        assertThat(definition).not().isVisible();

        button("English").click();
        assertThat(page.locator(".page-title")).hasText("Overview", longer());
        page.getByLabel("Dark mode").click();
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
    }

    @Test
    void aRunningTaskIsWatchedAsItIsCarriedOut() {
        signIn("hq");
        go("/tasks/" + task.id());
        isThere(page.locator("[data-live=live]"));
        assertThat(page.locator("[data-rate]")).hasText("0%", longer());
        page.locator("tr[data-level=region] .twist").first().click();
        page.locator("tr[data-level=store] .twist").first().click();
        isThere(page.locator("tr[data-level=guide]").first());

        stage.send(task);

        assertThat(page.locator("[data-rate]")).hasText("50%", longer());
        assertThat(page.locator("tr[data-level=guide] span.num").filter(new Locator.FilterOptions().setHasText("100%")))
                .hasCount(1);
    }

    @Test
    void anOrderTellsWhoseItIsAndWhyFromTheFirstTouchOn() {
        signIn("hq");
        go("/orders");
        page.locator("a[href='#/orders/" + order.id() + "']").click();

        isThere(page.locator("[data-decision]"));
        assertThat(page.locator("[data-decision]")).containsText(order.guideName());
        assertThat(page.locator("li.won[data-candidate=TOUCH]").first()).containsText("采纳");
        assertThat(page.locator(".moments")).containsText("付款成功");
        isThere(page.getByText("¥888.00").first());
    }

    @Test
    void otherRulesAreTriedBeforeTheyHold() {
        signIn("hq");
        go("/rules");
        page.locator("tr[data-rule-set]")
                .first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("模拟"))
                .click();
        button("开始模拟").click();
        assertThat(page.locator(".page-title")).hasText("模拟结果", longer());
        isThere(page.locator(".page-header .badge").filter(new Locator.FilterOptions().setHasText("完成")));
        isThere(page.locator("[data-metric=whatif_difference]").first());
    }

    @Test
    void whoDidNotAskApprovesAWithdrawal() {
        signIn("checker");
        go("/withdrawals");
        var row = page.locator("tr[data-withdrawal='" + withdrawal + "']");
        isThere(row.getByText("待审批"));
        row.getByText("同意").click();
        page.getByRole(AriaRole.ALERTDIALOG).getByText("同意").last().click();

        assertThat(row.getByText("待审批")).not().isVisible();
        isThere(row);
    }

    @Test
    void aDutyIsRunPausedAndResumed() {
        signIn("hq");
        go("/jobs");
        var row = page.locator("tr[data-duty]").filter(new Locator.FilterOptions().setHasText("forecast-fatigue"));
        isThere(row);
        row.getByText("暂停").click();
        page.getByRole(AriaRole.ALERTDIALOG).getByText("暂停").last().click();
        isThere(row.getByText("已暂停"));
        row.getByText("恢复").click();
        isThere(row.getByText("待命"));
        row.getByText("立即执行").click();
        isThere(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("已安排执行")));
    }

    @Test
    void everyOtherScreenShowsWhatIsThere() {
        signIn("hq");
        go("/books");
        isThere(page.getByText("借贷平衡"));
        go("/organization");
        isThere(page.getByText("华东").first());
        go("/statements");
        isThere(page.locator(".page-title").filter(new Locator.FilterOptions().setHasText("结算单")));
        go("/members/" + order.memberId());
        isThere(page.getByText("绑定历史"));
        go("/metrics");
        isThere(page.locator("#execution_rate"));
    }
}
