package io.guidepost.domain.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.content.Assignment;
import io.guidepost.domain.content.ReportProgress;
import io.guidepost.domain.execution.ReportExecution.Part;
import io.guidepost.domain.execution.ReportExecution.Report;
import io.guidepost.domain.execution.ReportExecution.Row;
import io.guidepost.domain.organization.Employment.Role;
import io.guidepost.domain.organization.Posting;
import io.guidepost.domain.organization.Staffing;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class ExecutionTest {

    @Autowired
    Sales sales;

    @Autowired
    TasksOnRecord tasks;

    @Autowired
    ReportExecution reports;

    @Autowired
    CountExecution count;

    @Autowired
    ReportProgress progress;

    @Autowired
    Staffing staffing;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Seller li;
    Seller wang;
    Seller zhao;
    long task;
    long ofLi;
    long ofWang;
    long ofZhao;

    /** Li and Wang in one store, Zhao in another region. */
    @BeforeEach
    void aTaskForThree() {
        li = sales.seller();
        wang = sales.colleagueOf(li);
        zhao = sales.seller();
        task = tasks.running();
        ofLi = tasks.assigned(task, li, 3);
        ofWang = tasks.assigned(task, wang, 2);
        ofZhao = tasks.assigned(task, zhao, 5);
    }

    @Test
    @DisplayName("C11 (8) Σ regions = HQ")
    void regionsAddUpToHeadquartersAndARateIsARatioOfSums() {
        tasks.done(ofLi, "E3", 3);
        tasks.done(ofZhao, "E2", 4);
        tasks.exempt(ofWang);

        var regions = reports.ofTask(task, Grouping.REGION, Part.ALL);
        var stores = reports.ofTask(task, Grouping.STORE, Part.ALL);
        var guides = reports.guidesOfTask(task, Part.ALL, 0, 100);

        for (var report : List.of(regions, stores, guides)) {
            assertThat(report.items().stream().map(Row::execution).reduce(Execution.NONE, Execution::plus))
                    .isEqualTo(report.total().execution())
                    .isEqualTo(regions.total().execution());
        }
        var total = regions.total().execution();
        assertThat(total.executionRate()).isEqualTo(new Ratio(2, 2));
        assertThat(total.exempt()).isEqualTo(1);
        assertThat(total.reach()).isEqualTo(new Ratio(7, 10));
        assertThat(total.mix()).isEqualTo(new Execution.Mix(1, 1, 0, 0));
    }

    @Test
    void aStoreOfOneDoesNotWeighAsMuchAsARegionOfTen() {
        tasks.done(ofZhao, "E3", 5);
        tasks.crowd(task, li, 8);

        var total = reports.ofTask(task, Grouping.STORE, Part.ALL).total().execution();

        assertThat(total.executionRate()).isEqualTo(new Ratio(1, 11));
        assertThat(total.executionRate().bp()).isEqualTo(909);
    }

    @Test
    void aGuideWhoMovesStoreDuringTheTaskIsCountedInTheOldStore() {
        clock.advance(Duration.ofHours(1));
        staffing.post("g" + zhao.guideId(), List.of(new Posting(li.storeId(), Role.GUIDE, true)));
        tasks.done(ofZhao, "E3", 5);

        assertThat(of(reports.ofTask(task, Grouping.STORE, Part.ALL), zhao.storeId())
                        .done())
                .isEqualTo(1);
        assertThat(of(reports.ofTask(task, Grouping.STORE, Part.ALL), li.storeId())
                        .done())
                .isZero();
        assertThat(reports.guidesOfTask(task, new Part(Sight.ALL, Optional.of(zhao.storeId())), 0, 10)
                        .items())
                .extracting(Row::id)
                .containsExactly(zhao.guideId());
        assertThat(reports.guidesOfTask(task, new Part(Sight.region(li.regionId()), Optional.empty()), 0, 10)
                        .items())
                .extracting(Row::id)
                .containsExactlyInAnyOrder(li.guideId(), wang.guideId());
    }

    @Test
    void theGuidesOwnClaimIsDoneUnverifiedAndLeavesTheRateUnchanged() {
        tasks.done(ofWang, "E3", 2);
        var before = reports.ofTask(task, Grouping.STORE, Part.ALL).total().execution();

        assertThat(progress.report(li.guideId(), ofLi).status()).isEqualTo(Assignment.Status.DONE_UNVERIFIED);

        var after = reports.ofTask(task, Grouping.STORE, Part.ALL).total().execution();
        assertThat(after.executionRate()).isEqualTo(before.executionRate()).isEqualTo(new Ratio(1, 3));
        assertThat(after.doneUnverified()).isEqualTo(1);
        assertThat(after.mix()).isEqualTo(new Execution.Mix(1, 0, 0, 1));
    }

    @Test
    void clicksOrdersAndThoseWhoRemovedTheGuideWithin72HoursAreCountedOnce() {
        tasks.done(ofLi, "E3", 2);
        long buyer = sales.member();
        long leaver = sales.member();
        sales.befriend(li, leaver, clock.instant());
        tasks.sent(ofLi, "wm" + leaver);
        sales.befriend(wang, leaver, clock.instant());
        tasks.clicked(ofLi, li, buyer);
        tasks.clicked(ofLi, li, buyer);
        var sale = sales.place(li, List.of(new Goods(2, 10_000)));
        tasks.credited(sale.orderId(), ofLi);
        sales.pay(sale);
        sales.refund(sale, sale.lines().get(0).lineId(), 1, 5_000);
        clock.advance(Duration.ofHours(71));
        sales.unfriend(li, leaver);
        sales.unfriend(wang, leaver);

        for (var report :
                List.of(reports.ofTask(task, Grouping.STORE, Part.ALL), reports.guidesOfTask(task, Part.ALL, 0, 10))) {
            assertThat(report.total().execution().depth())
                    .isEqualTo(new Execution.Depth(10, 2, 0, 1, 1, 5_000, 250, 1));
        }
    }

    @Test
    void whoRemovesTheGuideLaterLeftForAnotherReason() {
        tasks.done(ofLi, "E3", 1);
        long leaver = sales.member();
        sales.befriend(li, leaver, clock.instant());
        tasks.sent(ofLi, "wm" + leaver);
        clock.advance(Duration.ofHours(73));
        sales.unfriend(li, leaver);

        assertThat(reports.ofTask(task, Grouping.STORE, Part.ALL)
                        .total()
                        .execution()
                        .depth()
                        .deleted())
                .isZero();
    }

    @Test
    void aLargeTaskIsReadFromWhatWasCountedAndCountedAgainWhenSomethingChanges() {
        tasks.crowd(task, wang, 2_000);
        var raw = reports.ofTask(task, Grouping.STORE, Part.ALL);
        assertThat(raw.countedAt()).isEmpty();
        count.runDue();

        var counted = reports.ofTask(task, Grouping.STORE, Part.ALL);
        assertThat(counted.countedAt()).isPresent();
        assertThat(counted.items()).isEqualTo(raw.items());
        assertThat(counted.total()).isEqualTo(raw.total());

        tasks.done(ofZhao, "E3", 5);
        assertThat(reports.ofTask(task, Grouping.REGION, Part.ALL)
                        .total()
                        .execution()
                        .done())
                .isZero();
        count.runDue();

        var again = reports.ofTask(task, Grouping.REGION, Part.ALL);
        assertThat(again.total().execution().executionRate()).isEqualTo(new Ratio(1, 2_003));
        assertThat(of(again, zhao.regionId()).done()).isEqualTo(1);
        assertThat(reports.ofTask(task, Grouping.REGION, new Part(Sight.region(zhao.regionId()), Optional.empty()))
                        .total()
                        .execution()
                        .executionRate())
                .isEqualTo(new Ratio(1, 1));
        assertThat(count.count(task)).isFalse();
        var page = reports.guidesOfTask(task, Part.ALL, 0, 1_000);
        assertThat(page.items()).hasSize(1_000);
        assertThat(page.total().execution()).isEqualTo(again.total().execution());
        assertThat(reports.guidesOfTask(task, Part.ALL, page.next().orElseThrow(), 2_000)
                        .items())
                .hasSize(1_003);
    }

    @Test
    void thePeriodIsTheSumOfItsTasksAndCompleteOnlyWhereAllIsDone() {
        clock.advance(Duration.ofDays(30));
        var due = dueDay();
        task = tasks.running();
        tasks.done(tasks.assigned(task, li, 1), "E3", 1);
        long other = tasks.running();
        tasks.done(tasks.assigned(other, li, 1), "E3", 1);
        tasks.assigned(other, zhao, 1);
        count.runDue();

        var regions = reports.ofPeriod(due, due, Grouping.REGION, Sight.ALL);
        var byTask = reports.ofPeriod(due, due, Grouping.TASK, Sight.ALL);

        assertThat(regions.total()).isEqualTo(new Row(0, "", byTask.total().execution(), 2, 1));
        assertThat(regions.total().execution().executionRate()).isEqualTo(new Ratio(2, 3));
        assertThat(regions.items())
                .extracting(Row::id, Row::tasks, Row::tasksComplete)
                .containsExactlyInAnyOrder(tuple(li.regionId(), 2L, 2L), tuple(zhao.regionId(), 1L, 0L));
        assertThat(byTask.items()).extracting(Row::id).containsExactlyInAnyOrder(task, other);
        assertThat(reports.ofPeriod(due, due, Grouping.STORE, Sight.region(zhao.regionId()))
                        .total()
                        .execution())
                .satisfies(execution -> assertThat(execution.executionRate()).isEqualTo(new Ratio(0, 1)));
        assertThat(reports.ofPeriod(due.plusDays(1), due.plusDays(9), Grouping.STORE, Sight.ALL)
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> reports.ofPeriod(due, due, Grouping.GUIDE, Sight.ALL))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theNightlyCheckFindsWhatWasCountedWrongAndPutsItRight() {
        tasks.done(ofLi, "E3", 3);
        tasks.settled(task);
        tasks.end(task);
        count.count(task);
        clock.advance(Duration.ofDays(4));
        assertThat(count.runNightly()).isZero();
        jdbc.update(
                "UPDATE execution_count SET done = done + 1 WHERE task_id = ? AND level = 3 AND store_id = ?",
                task,
                li.storeId());

        assertThat(count.runNightly()).isEqualTo(1);

        assertThat(count.runNightly()).isZero();
        assertThat(jdbc.queryForObject(
                        "SELECT SUM(done) FROM execution_count WHERE task_id = ? AND level = 3", Long.class, task))
                .isEqualTo(1);
    }

    @Test
    void aTaskThatIsPutOffCountsOnItsNewDayAlone() {
        clock.advance(Duration.ofDays(60));
        var due = dueDay();
        task = tasks.running();
        tasks.done(tasks.assigned(task, li, 1), "E3", 1);
        long other = tasks.running();
        tasks.assigned(other, zhao, 1);
        count.count(task);
        count.count(other);
        assertThat(dueOn(due).tasks()).isEqualTo(2);

        jdbc.update("UPDATE content_task SET deadline_at = TIMESTAMPADD(DAY, 1, deadline_at) WHERE id = ?", task);
        count.count(task);

        assertThat(dueOn(due)).satisfies(day -> {
            assertThat(day.tasks()).isEqualTo(1);
            assertThat(day.execution().executionRate()).isEqualTo(new Ratio(0, 1));
        });
        assertThat(dueOn(due.plusDays(1))).satisfies(day -> {
            assertThat(day.tasksComplete()).isEqualTo(1);
            assertThat(day.execution().executionRate()).isEqualTo(new Ratio(1, 1));
        });
    }

    @Test
    void theNightlyCheckFindsADayThatWasSummedUpWrongAndPutsItRight() {
        clock.advance(Duration.ofDays(90));
        var due = dueDay();
        task = tasks.running();
        tasks.done(tasks.assigned(task, li, 1), "E3", 1);
        count.count(task);
        clock.advance(Duration.ofDays(4));
        count.runNightly();
        jdbc.update("UPDATE execution_day SET clicked = clicked + 1 WHERE level = 3 AND due_on = ?", due);

        assertThat(count.runNightly()).isEqualTo(1);

        assertThat(count.runNightly()).isZero();
        assertThat(dueOn(due).execution().depth().clicked()).isZero();
    }

    private Row dueOn(LocalDate day) {
        return reports.ofPeriod(day, day, Grouping.REGION, Sight.ALL).total();
    }

    @Test
    void thereIsNoReportOfATaskThatDoesNotExist() {
        assertThatThrownBy(() -> reports.ofTask(1, Grouping.STORE, Part.ALL))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    private LocalDate dueDay() {
        return clock.instant()
                .plus(Duration.ofDays(3))
                .atZone(ReturnWindow.ZONE)
                .toLocalDate();
    }

    private static Execution of(Report report, long id) {
        return report.items().stream()
                .filter(row -> row.id() == id)
                .findFirst()
                .orElseThrow()
                .execution();
    }
}
