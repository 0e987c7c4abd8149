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
import java.nio.file.Path;
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
    private static final String GIVEN = "given-at-the-door-1";
    private static final String OWN = "nobody-else-knows-it-2";

    private static final String APPROVALS =
            """
            {"items": [
              {"kind": "COUPON", "kindName": "优惠券", "id": "7", "title": "双十二导购券", "own": false, "amountFen": 2000,
               "maker": {"id": "1", "name": "总部运营"}, "sinceAt": "2026-11-22T04:00:00Z",
               "link": "/api/admin/v1/coupon-templates/7"},
              {"kind": "TASK", "kindName": "内容任务", "id": "8", "title": "新品", "own": true,
               "sinceAt": "2026-11-22T05:00:00Z", "link": "/api/admin/v1/tasks/8"}
            ], "nextCursor": null}
            """;
    private static final String COUPON =
            """
            {"id": "7", "name": "双十二导购券", "offFen": 2000, "version": 3, "scope": {"productIds": ["1001"]}}
            """;

    private static Stage stage;
    private static String withdrawal;
    private static String refused;
    private static TracedOrder order;
    private static LiveTask task;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void setTheStage() {
        stage = new Stage();
        var waiting = stage.withdrawalsThatWait(600_000, "gz001_deng", "hz001_fang");
        withdrawal = waiting.get(0);
        refused = waiting.get(1);
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
        enter(username, username + "-demo-pass");
        isOverview();
    }

    private void enter(String username, String password) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        button("登录").click();
    }

    private void isOverview() {
        go("/");
        assertThat(page.locator(".page-title")).hasText("总览", longer());
    }

    private void signOut() {
        page.getByLabel("退出登录").click();
        isThere(page.locator("#username"));
    }

    private void propose(String sku, String kind, String value) {
        page.locator("#rate-scope").selectOption("SKU");
        page.locator("#rate-target").fill(sku);
        page.locator("#rate-kind").selectOption(kind);
        page.locator("#rate-value").fill(value);
        page.locator("form[aria-label='提议佣金比例'] button[type=submit]").click();
        assertThat(page.locator("#rate-value")).hasCount(0);
    }

    private Locator status(String name) {
        return page.locator(".badge")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + name + "$")))
                .first();
    }

    /** What the question is answered with. */
    private Locator dialog(String action) {
        return page.getByRole(AriaRole.ALERTDIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(action).setExact(true));
    }

    private static Route.FulfillOptions problem(int status, String code) {
        return new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/problem+json")
                .setBody("{\"status\":%d,\"code\":\"%s\",\"detail\":\"请稍后重试\"}".formatted(status, code));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /** Each column of numbers has the mark beside its head. */
    private void everyNumberLeadsToItsDefinition(String screen) {
        var unmarked = page.evaluate(
                """
                () => [...document.querySelectorAll('main table')].flatMap(table =>
                  [...table.querySelectorAll(':scope > tbody > tr > td.num')]
                    .map(cell => table.querySelectorAll(':scope > thead th')[cell.cellIndex])
                    .filter(head => head && head.closest('table') === table && !head.querySelector('.info'))
                    .map(head => head.textContent || '?'))
                """);
        assertThat((List<?>) unmarked).as(screen).isEmpty();
        look(screen);
    }

    /** Each place at which one looks is well made; a picture is kept only where a folder is named. */
    private void look(String screen) {
        WellMade.require(page, screen);
        var folder = System.getenv("GUIDEPOST_SCREENSHOTS");
        if (folder != null) {
            page.waitForTimeout(800);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, "walk-" + screen.replaceAll("\\W+", "-") + ".png"))
                    .setFullPage(true));
        }
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
    void aNewAccountChangesItsPasswordSetsUpASecondFactorAndIsAskedForIt() {
        stage.newAdmin("newcomer", GIVEN);
        enter("newcomer", GIVEN);
        page.locator("#newPassword").fill(OWN);
        button("修改密码").click();
        isOverview();

        page.getByLabel("我的账号").click();
        button("启用第二因素").click();
        var phone = new Authenticator(page.locator("[data-secret]").innerText());
        isThere(page.getByLabel("用验证器扫描的二维码"));
        look("second factor");
        page.locator("#code").fill("000000");
        button("验证").click();
        isThere(page.getByRole(AriaRole.ALERT));
        page.locator("#code").fill(phone.codeBefore());
        button("验证").click();
        assertThat(page.locator("[data-recovery] li")).hasCount(10);
        var recovery = page.locator("[data-recovery] li").first().innerText();
        button("已保存").click();
        isThere(page.locator("[data-factor=on]"));

        signOut();
        enter("newcomer", OWN);
        page.locator("#code").fill(phone.code());
        button("验证").click();
        isOverview();
        signOut();
        enter("newcomer", OWN);
        page.locator("#code").fill(recovery);
        button("验证").click();
        isOverview();
        go("/account");
        assertThat(page.locator("[data-factor]")).containsText("还有 9 个恢复码可用");
    }

    @Test
    void aTaskOfAnyTypeIsDraftedPlannedSubmittedAndApprovedBySomebodyElse() {
        signIn("hq");
        go("/tasks/new");
        page.locator("#type").selectOption("TRAINING");
        page.locator("#title").fill("新品面料培训");
        page.locator("#instruction").fill("看完再答");
        page.locator("#passPercent").fill("60");
        page.getByLabel("第 1 题").fill("真丝怎么洗");
        page.getByLabel("选项 1", exactly()).fill("手洗");
        page.getByLabel("选项 2", exactly()).fill("机洗");
        assertThat(button("保存并提交审批")).isDisabled();
        page.getByLabel("选项 1 正确").check();
        button("按导购").click();
        page.locator("#guideIds")
                .selectOption(page.locator("#guideIds option").last().getAttribute("value"));
        look("new task");
        button("保存并提交审批").click();
        isThere(status("待审批"));
        assertThat(page.locator("main")).containsText("✓ 手洗");
        button("生成计划").click();
        isThere(page.locator("[data-plan=READY]"));
        look("task to be approved");
        assertThat(button("审批通过")).hasCount(0);
        var address = page.url().substring(page.url().indexOf('#') + 1);

        signOut();
        signIn("checker");
        go(address);
        button("审批通过").click();
        assertThat(status("待审批")).hasCount(0);
        button("取消任务").click();
        dialog("取消任务").click();
        isThere(status("已取消"));
    }

    @Test
    void aProofIsLookedAt() {
        var proof = stage.proofThatWaits("gz001_luo", "货架已按图陈列");
        signIn("checker");
        go("/proofs");
        var shown = page.locator("[data-proof='" + proof + "']");
        assertThat(shown).containsText("货架已按图陈列");
        assertThat(shown).containsText("门店陈列");
        look("proofs");
        shown.getByText("审批通过").click();
        assertThat(shown).hasCount(0);
        isThere(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("已通过")));
    }

    @Test
    void ratesAreProposedByOneAndApprovedOrRefusedByAnother() {
        var sku = stage.ownSku();
        signIn("hq");
        go("/rules");
        button("提议佣金比例").click();
        look("new rate");
        propose(sku, "fixedFen", "5");
        var proposal = page.locator("tr[data-proposal]").first();
        isThere(proposal.getByText("待审批"));
        proposal.locator(".twist").click();
        isThere(page.getByText("¥5.00"));
        everyNumberLeadsToItsDefinition("proposal");
        assertThat(proposal.getByText("审批通过")).hasCount(0);
        var approved = proposal.getAttribute("data-proposal");
        button("提议佣金比例").click();
        propose(stage.ownSku(), "rateBp", "90");
        assertThat(proposal).not().hasAttribute("data-proposal", approved);
        var refused = proposal.getAttribute("data-proposal");

        signOut();
        signIn("checker");
        go("/rules");
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("佣金变更"))
                .click();
        var one = page.locator("tr[data-proposal='" + approved + "']");
        one.getByText("审批通过").click();
        isThere(one.getByText("已同意"));
        var other = page.locator("tr[data-proposal='" + refused + "']");
        other.getByText("审批通过").click();
        isThere(page.getByRole(AriaRole.ALERT));
        other.getByText("驳回").click();
        page.getByRole(AriaRole.ALERTDIALOG).locator("input").fill("超过上限");
        dialog("驳回").click();
        isThere(other.getByText("超过上限"));
    }

    @Test
    void rulesAreDraftedTriedAndApprovedBySomebodyElse() {
        signIn("hq");
        go("/rules");
        page.locator("tr[data-rule-set]").last().getByText("以此起草").click();
        page.getByRole(AriaRole.ALERTDIALOG).locator("input").fill("短回溯");
        dialog("以此起草").click();
        page.locator("#trial-lookbackDays").fill("3");
        button("保存并模拟").click();
        isThere(status("完成"));

        signOut();
        signIn("checker");
        go("/rules");
        var drafted = page.locator("tr[data-rule-set]")
                .filter(new Locator.FilterOptions().setHasText("短回溯"))
                .first();
        drafted.getByText("审批通过").click();
        isThere(drafted.getByText("已同意"));
        isThere(drafted.getByText("启用"));
        drafted.getByText("停用").click();
        dialog("停用").click();
        isThere(drafted.getByText("已停用"));
    }

    @Test
    void aMonthIsSignedByTwoPeople() {
        stage.statementsAreDrafted();
        signIn("hq");
        go("/statements");
        button("提交关账").click();
        dialog("提交关账").click();
        isThere(page.getByText("待关账").first());
        assertThat(button("关账")).hasCount(0);

        signOut();
        signIn("checker");
        go("/statements");
        button("关账").click();
        dialog("关账").click();
        isThere(page.getByText("已关闭").first());
        everyNumberLeadsToItsDefinition("statements");
        page.locator("tr.link a").first().click();
        isThere(page.getByText("内容指纹"));
        everyNumberLeadsToItsDefinition("statement");
        isThere(page.locator("[data-metric=statement_accrued]").first());
    }

    @Test
    void whatTheServerRefusesIsSaidOnTheScreen() {
        signIn("hq");
        page.route("**/api/admin/v1/orders?*", route -> route.fulfill(problem(503, "dependency_unavailable")));
        go("/orders");
        isThere(page.getByRole(AriaRole.ALERT));
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("dependency_unavailable");
        page.unroute("**/api/admin/v1/orders?*");
        button("重试").click();
        isThere(page.locator("tr.link").first());

        page.route("**/api/admin/v1/members?*", route -> route.fulfill(problem(401, "unauthenticated")));
        go("/members");
        isThere(page.getByText("登录已失效，请重新登录"));
        look("signed out");
        page.unroute("**/api/admin/v1/members?*");

        enter("east", "east-demo-pass");
        isThere(page.getByRole(AriaRole.NAVIGATION).first());
        go("/withdrawals");
        isThere(page.getByText("仅限可见全公司的账号"));
        look("no permission");
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
        isThere(page.locator("[data-tile=net_sales]"));
        look("overview in English");
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
        everyNumberLeadsToItsDefinition("order");
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
        look("what if");
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
    void aRefusedWithdrawalKeepsItsReason() {
        signIn("checker");
        go("/withdrawals");
        var row = page.locator("tr[data-withdrawal='" + refused + "']");
        row.getByText("拒绝").click();
        page.getByRole(AriaRole.ALERTDIALOG).locator("input").fill("账户信息不符");
        dialog("拒绝").click();
        isThere(row.getByText("账户信息不符"));
        isThere(row.getByText("已拒绝"));
        everyNumberLeadsToItsDefinition("withdrawals");
    }

    @Test
    void whatWaitsForASecondPersonIsReadAndDecidedOn() {
        var sent = new ArrayList<String>();
        page.route("**/api/admin/v1/approvals*", route -> route.fulfill(answer(APPROVALS)));
        page.route("**/api/admin/v1/coupon-templates/7", route -> route.fulfill(answer(COUPON)));
        page.route("**/api/admin/v1/coupon-templates/7/approval", route -> {
            sent.add(route.request().postData());
            route.fulfill(answer("{}"));
        });
        signIn("checker");
        go("/approvals");
        assertThat(page.locator("[data-approval=TASK8]")).containsText("须由他人审批");
        var coupon = page.locator("[data-approval=COUPON7]");
        assertThat(coupon).containsText("¥20.00");
        coupon.getByText("查看").click();
        isThere(page.getByText("双十二导购券").last());
        everyNumberLeadsToItsDefinition("approvals");
        button("审批通过").click();
        page.waitForCondition(() -> !sent.isEmpty());

        assertThat(sent).containsExactly("{\"version\":3}");
    }

    private static Route.FulfillOptions answer(String json) {
        return new Route.FulfillOptions().setContentType("application/json").setBody(json);
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
    void everyScreenShowsWhatIsThereAndNoNumberIsWithoutItsDefinition() {
        signIn("hq");
        go("/books");
        isThere(page.getByText("借贷平衡"));
        button("立即对账").click();
        isThere(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("对账完成")));
        isThere(page.locator("table").first());
        everyNumberLeadsToItsDefinition("books");
        go("/organization");
        isThere(page.getByText("华东").first());
        page.getByLabel("按门店或导购查找").fill("gz001_deng");
        isThere(page.getByText("gz001_deng"));
        assertThat(page.getByText("华东")).hasCount(0);
        everyNumberLeadsToItsDefinition("organization");
        go("/members");
        page.getByLabel("查找方式").selectOption("name");
        page.getByPlaceholder("昵称开头").fill("没有这个人");
        button("查询").click();
        isThere(page.getByText("暂无数据"));
        go("/members/" + order.memberId());
        isThere(page.getByText("绑定历史"));
        everyNumberLeadsToItsDefinition("member");
        for (var screen : List.of("/ 总览", "/tasks 任务执行", "/orders 订单与归属", "/rules 归属与佣金规则")) {
            go(screen.split(" ")[0]);
            assertThat(page.locator(".page-title")).hasText(screen.split(" ")[1], longer());
            isThere(page.locator("main table tbody tr").first());
            everyNumberLeadsToItsDefinition(screen);
        }
        go("/metrics");
        isThere(page.locator("#execution_rate"));
        look("metrics");
    }
}
