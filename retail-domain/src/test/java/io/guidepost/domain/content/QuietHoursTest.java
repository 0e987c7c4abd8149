package io.guidepost.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.calendar.Calendars;
import io.guidepost.domain.calendar.DispatchCalendar;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class QuietHoursTest {

    @Autowired
    TaskScene scene;

    @Autowired
    Tasks tasks;

    @Autowired
    Assignments assignments;

    @Autowired
    DispatchTasks dispatch;

    @Autowired
    FakeGuideMessenger wecom;

    @Autowired
    Outbox outbox;

    @Autowired
    Calendars calendars;

    @Autowired
    TransactionRetry transaction;

    @Autowired
    Ids ids;

    @Autowired
    MovableClock clock;

    @Test
    void whoIsNudgedAtNightHearsOfItInTheMorning() {
        long li = scene.guide(scene.store(scene.region()), 1);
        long task = scene.task(li);
        dispatch.runDue(100);
        scene.deliverEverything();
        var tonight = CalendarRules.day(clock.instant()).plusDays(1);
        clock.advance(Duration.between(
                clock.instant(), tonight.atTime(2, 0).atZone(CalendarRules.ZONE).toInstant()));
        var nudgeGuides = new NudgeGuides(
                tasks,
                assignments,
                wecom,
                outbox,
                new DispatchCalendar(calendars, clock, "07:00", "23:00"),
                transaction,
                ids,
                clock,
                new TaskCards("https://guide.example.com/sidebar/"));
        long before = cards(li);

        nudgeGuides.nudge(new NudgeGuides.Wanted(task, Sight.ALL, Set.of(), Set.of(), TaskScene.CHECKER));
        scene.deliverEverything();
        assertThat(cards(li)).isEqualTo(before);

        clock.advance(Duration.ofHours(5));
        scene.deliverEverything();
        assertThat(cards(li)).isEqualTo(before + 1);
    }

    private long cards(long guide) {
        return wecom.notified().stream()
                .filter(told -> told.contains("u" + guide))
                .count();
    }
}
