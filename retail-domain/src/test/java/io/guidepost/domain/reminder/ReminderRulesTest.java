package io.guidepost.domain.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReminderRulesTest {

    private static final Instant DISPATCHED = Instant.parse("2026-11-02T02:00:00Z");

    @Test
    void atHalfTimeTwoHoursBeforeTheEndAndAtTheTasksOwnTimes() {
        var plan = ReminderRules.plan(
                DISPATCHED,
                DISPATCHED.plus(Duration.ofHours(24)),
                List.of(Duration.ofMinutes(30), Duration.ofHours(2)));

        assertThat(plan)
                .extracting(ReminderRules.Due::kind, due -> Duration.between(DISPATCHED, due.at())
                        .toMinutes())
                .containsExactly(tuple("HALF", 720L), tuple("T-120", 1320L), tuple("T-30", 1410L));
    }

    @Test
    void aShortTaskIsNotRemindedOfRightAfterItWasAnnounced() {
        assertThat(ReminderRules.plan(DISPATCHED, DISPATCHED.plus(Duration.ofMinutes(50)), List.of()))
                .isEmpty();
        assertThat(ReminderRules.plan(DISPATCHED, DISPATCHED.plus(Duration.ofHours(2)), List.of()))
                .extracting(ReminderRules.Due::kind)
                .containsExactly("HALF");
    }

    @Test
    void aStoreIsBehindBelowSixtyPercent() {
        assertThat(ReminderRules.isBehind(10, 5)).isTrue();
        assertThat(ReminderRules.isBehind(10, 6)).isFalse();
        assertThat(ReminderRules.isBehind(0, 0)).isFalse();
        assertThat(ReminderRules.isBehind(1_000_000_000_000L, 599_999_999_999L)).isTrue();
    }
}
