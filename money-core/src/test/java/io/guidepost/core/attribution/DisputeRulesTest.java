package io.guidepost.core.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.DisputeRules.Standing;
import io.guidepost.core.attribution.DisputeRules.Step;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DisputeRulesTest {

    private static final Instant FILED = Instant.parse("2026-11-02T04:00:00Z");
    private static final DisputeTerms TERMS = new DisputeTerms(15, 4, 8, 10);

    @Test
    void aGuideMayFileUntilTheFifteenthDayIsOver() {
        assertThat(DisputeTerms.DEFAULT.mayStillFile(FILED, after(14, 23))).isTrue();
        assertThat(DisputeTerms.DEFAULT.mayStillFile(FILED, after(15, 0))).isFalse();
    }

    @Test
    void everyTermIsADayOrMore() {
        assertThat(new DisputeTerms(1, 1, 1, 1).filingEndsAt(FILED)).isEqualTo(after(1, 0));
        assertThatThrownBy(() -> new DisputeTerms(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DisputeTerms(1, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DisputeTerms(1, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DisputeTerms(1, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDisputeIsOpenUntilSomebodyDecidesOrItLapses() {
        assertThat(DisputeState.values())
                .filteredOn(DisputeState::isOpen)
                .containsExactly(DisputeState.FILED, DisputeState.COMMENTED, DisputeState.ESCALATED);
    }

    @Test
    void theManagerIsRemindedOnceWhenHalfTheTermIsOver() {
        assertThat(DisputeRules.next(filed(false), TERMS, after(1, 23))).isEmpty();
        assertThat(DisputeRules.next(filed(false), TERMS, after(2, 0))).contains(Step.REMIND_MANAGER);
        assertThat(DisputeRules.next(filed(true), TERMS, after(3, 0))).isEmpty();
    }

    @Test
    void whatNobodyCommentedOnGoesToHeadquartersWhetherRemindedOrNot() {
        assertThat(DisputeRules.next(filed(true), TERMS, after(4, 0))).contains(Step.ESCALATE);
        assertThat(DisputeRules.next(filed(false), TERMS, after(400, 0))).contains(Step.ESCALATE);
    }

    @Test
    void headquartersIsRemindedThenOverdueThenTheDisputeLapses() {
        for (var state : new DisputeState[] {DisputeState.COMMENTED, DisputeState.ESCALATED}) {
            assertThat(DisputeRules.next(deciding(state, false, false), TERMS, after(3, 23)))
                    .isEmpty();
            assertThat(DisputeRules.next(deciding(state, false, false), TERMS, after(4, 0)))
                    .contains(Step.REMIND_HEADQUARTERS);
            assertThat(DisputeRules.next(deciding(state, true, false), TERMS, after(7, 0)))
                    .isEmpty();
            assertThat(DisputeRules.next(deciding(state, true, false), TERMS, after(8, 0)))
                    .contains(Step.TELL_OVERDUE);
            assertThat(DisputeRules.next(deciding(state, true, true), TERMS, after(17, 23)))
                    .isEmpty();
            assertThat(DisputeRules.next(deciding(state, true, true), TERMS, after(18, 0)))
                    .contains(Step.LAPSE);
        }
    }

    @Test
    void nothingIsAskedForOfADisputeThatIsOver() {
        for (var state : DisputeState.values()) {
            if (!state.isOpen()) {
                var over = new Standing(state, FILED, FILED, false, false);
                assertThat(DisputeRules.next(over, TERMS, after(999, 0))).isEmpty();
            }
        }
    }

    /** Whoever looks only at the moments he was told to look at misses no step and is never told to look for nothing. */
    @Test
    void theNextMomentToWatchIsTheFirstAtWhichSomethingIsDue() {
        for (var standing : new Standing[] {
            filed(false),
            filed(true),
            deciding(DisputeState.COMMENTED, false, false),
            deciding(DisputeState.ESCALATED, true, false),
            deciding(DisputeState.ESCALATED, true, true)
        }) {
            var watchAt = DisputeRules.watchAt(standing, TERMS);
            assertThat(DisputeRules.next(standing, TERMS, watchAt)).isPresent();
            assertThat(DisputeRules.next(standing, TERMS, watchAt.minusMillis(1)))
                    .isEmpty();
        }
    }

    @Test
    void headquartersDecidesOnlyWhatHasBeenCommentedOnOrEscalated() {
        assertThat(DisputeState.FILED.after(DisputeState.Event.UPHOLD)).isEmpty();
        assertThat(DisputeState.FILED.after(DisputeState.Event.REJECT)).isEmpty();
        assertThat(DisputeState.COMMENTED.after(DisputeState.Event.UPHOLD)).contains(DisputeState.UPHELD);
        assertThat(DisputeState.ESCALATED.after(DisputeState.Event.REJECT)).contains(DisputeState.REJECTED);
        for (var over : new DisputeState[] {DisputeState.UPHELD, DisputeState.REJECTED, DisputeState.LAPSED}) {
            for (var event : DisputeState.Event.values()) {
                assertThat(over.after(event)).isEmpty();
            }
        }
    }

    private static Standing filed(boolean reminded) {
        return new Standing(DisputeState.FILED, FILED, TERMS.commentDueAt(FILED), reminded, false);
    }

    private static Standing deciding(DisputeState state, boolean reminded, boolean overdueTold) {
        return new Standing(state, FILED, TERMS.decisionDueAt(FILED), reminded, overdueTold);
    }

    private static Instant after(int days, int hours) {
        return FILED.plus(Duration.ofDays(days)).plus(Duration.ofHours(hours));
    }
}
