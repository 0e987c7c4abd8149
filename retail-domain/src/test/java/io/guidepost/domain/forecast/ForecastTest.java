package io.guidepost.domain.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.audience.MakeMemberList;
import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.calendar.Calendars;
import io.guidepost.domain.calendar.DispatchCalendar;
import io.guidepost.domain.calendar.KeepStoreTimes;
import io.guidepost.domain.calendar.Window;
import io.guidepost.domain.content.AudienceCounts;
import io.guidepost.domain.content.DispatchTasks;
import io.guidepost.domain.content.DraftTask;
import io.guidepost.domain.content.Target;
import io.guidepost.domain.content.TaskScene;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.content.Terms;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.fatigue.ContactLimits;
import io.guidepost.domain.fatigue.FatigueGuard;
import io.guidepost.domain.fatigue.OptOuts;
import io.guidepost.domain.organization.OpeningHours.Span;
import io.guidepost.domain.pace.CallPace;
import java.sql.Date;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a planner is told before the approval is what the dispatch then does (C8). */
@DomainTest
class ForecastTest {

    @Autowired
    TaskScene scene;

    @Autowired
    DraftTask draftTask;

    @Autowired
    DispatchTasks dispatch;

    @Autowired
    AskForecast askForecast;

    @Autowired
    Forecasts forecasts;

    @Autowired
    AudienceCounts counts;

    @Autowired
    Tasks tasks;

    @Autowired
    Calendars calendars;

    @Autowired
    KeepStoreTimes storeTimes;

    @Autowired
    OptOuts optOuts;

    @Autowired
    MakeMemberList makeMemberList;

    @Autowired
    TransactionRetry transaction;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    FatigueGuard house = new FatigueGuard(ContactLimits.OF_THE_HOUSE);
    RunForecasts run;

    @BeforeEach
    void tenInTheMorning() {
        var tomorrow = CalendarRules.day(clock.instant()).plusDays(1);
        clock.advance(Duration.between(
                clock.instant(),
                tomorrow.atTime(10, 0).atZone(CalendarRules.ZONE).toInstant()));
        run = new RunForecasts(
                forecasts,
                tasks,
                counts,
                new DispatchCalendar(calendars, clock, "07:00", "23:00"),
                house,
                transaction,
                clock);
    }

    @Test
    void thePlanNamesTargetedReachableSkippedQuotaBatchesAndEnd() {
        long store = scene.store(scene.region());
        long quiet = scene.store(scene.region());
        storeTimes.keep(quiet, Span.of("09:00", "22:00"), Window.of("14:00", "16:00"), 1);
        long li = scene.guide(store, 10);
        long wang = scene.guide(quiet, 4);
        long idle = scene.guide(store, 0);
        long away = scene.guide(store, 2);
        scene.status(away, "SUSPENDED");
        scene.friend(away, "wm" + li + "_0", Duration.ZERO);
        dispatch.runDue(100);
        long earlier = scene.task(li);
        dispatch.runDue(100);
        jdbc.update(
                "DELETE FROM content_delivery WHERE assignment_id = ? AND external_userid > ?",
                scene.assignment(earlier, li),
                "wm" + li + "_2");
        optOuts.optOut(List.of("wm" + wang + "_1"), OptOuts.Source.CUSTOMER, clock.instant());
        var offPeak = new Terms(0, List.of(), List.of(), true, false, false, false);
        var now = clock.instant();
        long task = draftTask
                .draft(scene.wanted(TaskScene.guides(li, wang, idle, away), offPeak, now, now.plus(Duration.ofDays(2))))
                .id();

        assertThat(askForecast.ask(task).state()).isEqualTo(Forecast.State.RUNNING);
        run.runDue(20);

        var plan = forecasts.find(task).orElseThrow();
        assertThat(plan.state()).isEqualTo(Forecast.State.READY);
        assertThat(plan.targeted()).isEqualTo(16);
        assertThat(plan.reachable()).isEqualTo(14);
        assertThat(plan.tired()).isEqualTo(3);
        assertThat(plan.optedOut()).isEqualTo(1);
        assertThat(plan.willReceive()).isEqualTo(10);
        assertThat(plan.guides()).isEqualTo(4);
        assertThat(plan.away()).isEqualTo(1);
        assertThat(plan.withTarget()).isEqualTo(2);
        assertThat(plan.sends()).isEqualTo(2);
        long quota = 14L * CalendarRules.day(now).lengthOfMonth();
        assertThat(plan.quotaLeftBp()).isEqualTo((int) ((quota - 3 - 10) * 10_000 / quota));
        assertThat(plan.batches())
                .containsExactly(
                        new AudienceCounts.Batch(now, 2), new AudienceCounts.Batch(now.plus(Duration.ofHours(4)), 1));
        assertThat(plan.expectedEndAt())
                .contains(now.plus(Duration.ofHours(4))
                        .plus(CallPace.OF_WECOM.timeFor(2))
                        .truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void aListIsTargetedAsAWholeAndAForecastIsNotMadeAfterTheDispatch() {
        long li = scene.guide(scene.store(scene.region()), 3);
        var list = makeMemberList.make("名单", Optional.empty(), 1);
        makeMemberList.add(list.id(), List.of("wm" + li + "_0", "wm" + li + "_1", "wm_nobodys" + li));
        long task = scene.task(
                new Target(TaskScene.guides(li).area(), Set.of(), Set.of(), Optional.of(list.id())), Terms.USUAL);

        askForecast.ask(task);
        run.runDue(20);

        var plan = forecasts.find(task).orElseThrow();
        assertThat(plan.targeted()).isEqualTo(3);
        assertThat(plan.reachable()).isEqualTo(2);

        dispatch.runDue(100);
        assertThatThrownBy(() -> askForecast.ask(task)).hasMessageContaining("task_state");
    }

    @Test
    void theOutlookOfANightCountsWhoHasEnough() {
        long li = scene.guide(scene.store(scene.region()), 1);
        long assignment = scene.assignment(given(li), li);
        var today = CalendarRules.day(clock.instant());
        var night = new ForecastFatigue(forecasts, house, transaction, clock);
        night.run();
        var before = forecasts.outlook(today).orElseThrow();
        jdbc.update("DELETE FROM forecast_outlook WHERE on_date = ?", Date.valueOf(today));
        for (int days = 0; days < 6; days++) {
            long past = scene.guide(scene.store(scene.region()), 0);
            jdbc.update(
                    """
                    INSERT INTO content_assignment (task_id, guide_id, store_id, region_id, status, reason, target_count,
                        dispatched_at)
                    SELECT task_id, ?, store_id, region_id, 'EXEMPT', 'CANCELLED', 0, dispatched_at
                    FROM content_assignment WHERE id = ?
                    """,
                    past,
                    assignment);
            jdbc.update(
                    """
                    INSERT INTO content_delivery (assignment_id, external_userid, status, contact_on)
                    SELECT id, ?, 'SENT', ? FROM content_assignment WHERE guide_id = ?
                    """,
                    "wm_tired" + li,
                    Date.valueOf(today.minusDays(2 + 3L * days)),
                    past);
        }

        night.run();
        night.run();

        var after = forecasts.outlook(today).orElseThrow();
        assertThat(after.contacted()).isEqualTo(before.contacted() + 1);
        assertThat(after.atLimit()).isEqualTo(before.atLimit() + 1);
        assertThat(after.atLimitIn7()).isEqualTo(before.atLimitIn7() + 1);
        assertThat(after.nearLimit()).isEqualTo(before.nearLimit());
        assertThat(after.finishedAt()).isNotNull();
    }

    private long given(long guide) {
        long task = scene.task(guide);
        dispatch.runDue(100);
        return task;
    }
}
