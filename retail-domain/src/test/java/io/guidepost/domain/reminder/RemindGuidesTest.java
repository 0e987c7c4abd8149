package io.guidepost.domain.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.calendar.Calendars;
import io.guidepost.domain.calendar.DispatchCalendar;
import io.guidepost.domain.content.DispatchTasks;
import io.guidepost.domain.content.EndTasks;
import io.guidepost.domain.content.FakeGuideMessenger;
import io.guidepost.domain.content.NudgeGuides;
import io.guidepost.domain.content.TaskScene;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.notice.GuideNotices;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reminders by the clock (C6), at the hours of a real house. */
@DomainTest
class RemindGuidesTest {

    @Autowired
    TaskScene scene;

    @Autowired
    Tasks tasks;

    @Autowired
    Reminders reminders;

    @Autowired
    NudgeGuides nudgeGuides;

    @Autowired
    GuideNotices notices;

    @Autowired
    Calendars calendars;

    @Autowired
    TransactionRetry transaction;

    @Autowired
    DispatchTasks dispatch;

    @Autowired
    EndTasks endTasks;

    @Autowired
    WriteDigests digests;

    @Autowired
    FakeGuideMessenger wecom;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    RemindGuides remind;
    long store;
    long region;
    long guide;
    long manager;
    long task;

    /** Given out at ten in the morning, to be done within two days. */
    @BeforeEach
    void aRunningTask() {
        var tomorrow = CalendarRules.day(clock.instant()).plusDays(1);
        clock.advance(Duration.between(
                clock.instant(),
                tomorrow.atTime(10, 0).atZone(CalendarRules.ZONE).toInstant()));
        remind = new RemindGuides(
                tasks,
                reminders,
                nudgeGuides,
                notices,
                new DispatchCalendar(calendars, clock, "07:00", "23:00"),
                transaction,
                clock);
        region = scene.region();
        store = scene.store(region);
        guide = scene.guide(store, 1);
        manager = scene.guide(store, 1, "MANAGER");
        task = scene.task(guide);
        dispatch.runDue(100);
        scene.deliverEverything();
    }

    @Test
    void whoHasNotDoneItIsRemindedOnceAtHalfTimeAndOnceTwoHoursBeforeTheEnd() {
        remind.runDue(1000);
        assertThat(nudges()).isZero();

        clock.advance(Duration.ofHours(24));
        remind.runDue(1000);
        remind.runDue(1000);
        assertThat(nudges()).isEqualTo(1);

        clock.advance(Duration.ofHours(22));
        remind.runDue(1000);
        remind.runDue(1000);
        assertThat(nudges()).isEqualTo(2);
        scene.deliverEverything();
        assertThat(toldTo(manager)).isTrue();
    }

    @Test
    void nobodyIsRemindedAtNightButInTheMorningAfter() {
        jdbc.update(
                "UPDATE content_task SET deadline_at = ? WHERE id = ?",
                scene.now().plusHours(26),
                task);
        clock.advance(Duration.ofHours(13));
        remind.runDue(1000);
        assertThat(nudges()).isZero();

        clock.advance(Duration.ofHours(8));
        remind.runDue(1000);
        assertThat(nudges()).isEqualTo(1);
    }

    @Test
    void aRegionReadsAtNineWhatItMissed() {
        clock.advance(Duration.ofHours(48));
        endTasks.runDue(1000);
        clock.advance(Duration.ofHours(23));

        digests.run();
        digests.run();

        assertThat(reminders.digests(CalendarRules.day(clock.instant()), Sight.region(region), 0, 0, 10))
                .singleElement()
                .satisfies(digest -> {
                    assertThat(digest.taskId()).isEqualTo(task);
                    assertThat(digest.required()).isEqualTo(1);
                    assertThat(digest.missed()).isEqualTo(1);
                });
    }

    private int nudges() {
        return jdbc.queryForObject(
                """
                SELECT COUNT(*) FROM content_nudge n JOIN content_assignment a ON a.id = n.assignment_id
                WHERE a.task_id = ? AND n.nudged_by = 0
                """,
                Integer.class,
                task);
    }

    private boolean toldTo(long person) {
        return wecom.notified().stream().anyMatch(told -> told.contains("u" + person));
    }
}
