package io.guidepost.domain.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.calendar.Calendars;
import io.guidepost.domain.content.Demand;
import io.guidepost.domain.content.Demands;
import io.guidepost.domain.content.DispatchTasks;
import io.guidepost.domain.content.DraftTask;
import io.guidepost.domain.content.ReviseTask;
import io.guidepost.domain.content.Target;
import io.guidepost.domain.content.TaskScene;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.content.Terms;
import io.guidepost.domain.organization.Area;
import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class ExpandRecurrencesTest {

    @Autowired
    PlanRecurrence planRecurrence;

    @Autowired
    ExpandRecurrences expand;

    @Autowired
    Plans plans;

    @Autowired
    DraftTask draftTask;

    @Autowired
    ReviseTask reviseTask;

    @Autowired
    DispatchTasks dispatch;

    @Autowired
    Tasks tasks;

    @Autowired
    Demands demands;

    @Autowired
    TaskScene scene;

    @Autowired
    Calendars calendars;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    long store;
    long li;
    long draft;
    LocalDate today;
    DraftTask.NewTask content;
    long plan;

    /** Every day at ten for eight hours. */
    @BeforeEach
    void aDailyTask() {
        today = CalendarRules.day(clock.instant()).plusDays(1);
        clock.advance(Duration.between(
                clock.instant(), today.atTime(0, 5).atZone(CalendarRules.ZONE).toInstant()));
        store = scene.store(scene.region());
        li = scene.guide(store, 1);
        var now = clock.instant();
        content = scene.wanted(
                Target.of(new Area(Set.of(), Set.of(store), Set.of())), Terms.USUAL, now, now.plus(Duration.ofDays(1)));
        draft = draftTask.draft(content).id();
        plan = planRecurrence
                .propose(
                        draft,
                        new Rule(Rule.Frequency.DAILY, Set.of(), 600, 480, today, today.plusDays(30)),
                        TaskScene.MAKER)
                .id();
    }

    /** Plans of other tests in the same database go on otherwise. */
    @AfterEach
    void stop() {
        planRecurrence.stop(plan);
    }

    @Test
    void eightDaysHaveTheirTaskEachHoweverOftenItRunsAndAHolidayMovesItsTask() {
        var holiday = today.plusDays(2);
        calendars.keep(new Calendars.Holiday(holiday, "元旦"), 1, clock.instant());
        planRecurrence.approve(plan, TaskScene.CHECKER);

        expand.run();
        expand.run();
        calendars.remove(holiday);

        var occurrences = plans.occurrences(plan, today.plusDays(30), 50);
        assertThat(occurrences)
                .extracting(Plans.Occurrence::occursOn)
                .containsExactlyElementsOf(today.datesUntil(today.plusDays(8))
                        .sorted(Comparator.reverseOrder())
                        .toList());
        assertThat(occurrences)
                .filteredOn(each -> each.occursOn().equals(holiday))
                .singleElement()
                .satisfies(moved -> {
                    var tenOfNextDay = holiday.plusDays(1)
                            .atTime(10, 0)
                            .atZone(CalendarRules.ZONE)
                            .toInstant();
                    assertThat(moved.startAt()).isEqualTo(tenOfNextDay);
                    assertThat(moved.deadlineAt()).isEqualTo(tenOfNextDay.plus(Duration.ofHours(8)));
                    assertThat(moved.status()).isEqualTo("SCHEDULED");
                });
        clock.advance(Duration.ofDays(1));
        assertThat(expand.run()).isEqualTo(1);
    }

    @Test
    void aGuideWhoJoinsIsPartOfTheNextOccurrence() {
        planRecurrence.approve(plan, TaskScene.CHECKER);
        expand.run();
        clock.advance(Duration.ofHours(10));
        dispatch.runDue(100);
        clock.advance(Duration.ofMinutes(1));
        long newcomer = scene.guide(store, 1);
        dispatch.runDue(100);

        clock.advance(Duration.ofDays(1));
        dispatch.runDue(100);

        assertThat(guidesOn(today)).containsExactly(li);
        assertThat(guidesOn(today.plusDays(1))).containsExactlyInAnyOrder(li, newcomer);
    }

    @Test
    void eachOccurrenceAsksForWhatTheTaskItRepeatsAsksFor() {
        var goal = new Demand.Reach(Demand.Reach.Counting.FRIENDS, 3);
        var now = clock.instant();
        long adding = draftTask
                .draft(
                        new DraftTask.NewTask(
                                TaskType.ADD_FRIEND,
                                "加三位好友",
                                "",
                                "",
                                List.of(),
                                content.target(),
                                now,
                                now.plus(Duration.ofDays(1)),
                                Optional.empty(),
                                Terms.USUAL,
                                TaskScene.MAKER),
                        goal)
                .id();
        long weekly = planRecurrence
                .propose(
                        adding,
                        new Rule(Rule.Frequency.DAILY, Set.of(), 600, 480, today, today.plusDays(1)),
                        TaskScene.MAKER)
                .id();
        planRecurrence.approve(weekly, TaskScene.CHECKER);

        expand.run();

        assertThat(plans.occurrences(weekly, today.plusDays(30), 10)).hasSize(2).allSatisfy(each -> assertThat(
                        demands.of(tasks.find(each.taskId()).orElseThrow()))
                .isEqualTo(goal));
        planRecurrence.stop(weekly);
    }

    @Test
    void whoeverProposedItCannotApproveItAndChangedContentStopsIt() {
        assertThatThrownBy(() -> planRecurrence.approve(plan, TaskScene.MAKER))
                .hasMessageContaining("maker_is_checker");
        planRecurrence.approve(plan, TaskScene.CHECKER);

        reviseTask.revise(draft, tasks.find(draft).orElseThrow().version(), content);
        assertThat(expand.run()).isZero();

        assertThat(plans.find(plan).orElseThrow().stopReason()).isEqualTo("TASK_CHANGED");
    }

    private List<Long> guidesOn(LocalDate day) {
        return jdbc.queryForList(
                """
                SELECT a.guide_id FROM recurrence_occurrence o JOIN content_assignment a ON a.task_id = o.task_id
                WHERE o.plan_id = ? AND o.occurs_on = ?
                """,
                Long.class,
                plan,
                Date.valueOf(day));
    }
}
