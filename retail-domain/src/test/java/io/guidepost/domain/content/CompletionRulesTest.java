package io.guidepost.domain.content;

import static io.guidepost.domain.content.Assignment.Status.DONE;
import static io.guidepost.domain.content.Assignment.Status.DONE_UNVERIFIED;
import static io.guidepost.domain.content.Assignment.Status.EXEMPT;
import static io.guidepost.domain.content.Assignment.Status.EXPIRED;
import static io.guidepost.domain.content.Assignment.Status.FAILED;
import static io.guidepost.domain.content.Assignment.Status.VIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompletionRulesTest {

    private static final Instant DEADLINE = Instant.parse("2026-11-04T04:00:00Z");
    private static final Instant IN_TIME = DEADLINE.minusSeconds(1);
    private static final CompletionRules.Pauses PAUSES =
            new CompletionRules.Pauses(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofDays(1));

    @Test
    void onlyWhatIsProvenWellEnoughAndInTimeCounts() {
        for (var evidence : Evidence.values()) {
            for (var wanted : Evidence.values()) {
                assertThat(CompletionRules.after(VIEWED, evidence, wanted, IN_TIME, DEADLINE))
                        .as("%s where %s is wanted", evidence, wanted)
                        .isEqualTo(evidence.compareTo(wanted) >= 0 ? DONE : DONE_UNVERIFIED);
                assertThat(CompletionRules.after(VIEWED, evidence, wanted, DEADLINE.plusSeconds(1), DEADLINE))
                        .isEqualTo(EXPIRED);
            }
        }
    }

    @Test
    void aProofFoundLaterLiftsAClaimAndAnExpiredAssignmentThatWasDoneInTime() {
        assertThat(CompletionRules.after(DONE_UNVERIFIED, Evidence.E3, Evidence.E3, IN_TIME, DEADLINE))
                .isEqualTo(DONE);
        assertThat(CompletionRules.after(EXPIRED, Evidence.E3, Evidence.E3, DEADLINE, DEADLINE))
                .isEqualTo(DONE);
    }

    @Test
    void nothingMovesWhatIsExemptOrHasFailedOrCountsAlready() {
        assertThat(CompletionRules.after(EXEMPT, Evidence.E3, Evidence.E0, IN_TIME, DEADLINE))
                .isEqualTo(EXEMPT);
        assertThat(CompletionRules.after(FAILED, Evidence.E3, Evidence.E0, IN_TIME, DEADLINE))
                .isEqualTo(FAILED);
        assertThat(CompletionRules.after(DONE, Evidence.E3, Evidence.E0, DEADLINE.plusSeconds(1), DEADLINE))
                .isEqualTo(DONE);
    }

    @Test
    void theSameProofAgainOrALesserOneIsNoNews() {
        assertThat(CompletionRules.isNews(Optional.empty(), Evidence.E0)).isTrue();
        assertThat(CompletionRules.isNews(Optional.of(Evidence.E0), Evidence.E3))
                .isTrue();
        assertThat(CompletionRules.isNews(Optional.of(Evidence.E3), Evidence.E3))
                .isFalse();
        assertThat(CompletionRules.isNews(Optional.of(Evidence.E2), Evidence.E0))
                .isFalse();
    }

    /** C7: five minutes for an hour, half an hour until the deadline, then daily to D+7. */
    @Test
    void weComIsAskedOftenAtFirstAndDailyInTheEnd() {
        var executedAt = DEADLINE.minus(Duration.ofHours(20));

        assertThat(pause(executedAt, executedAt.plus(Duration.ofMinutes(59)))).contains(Duration.ofMinutes(5));
        assertThat(pause(executedAt, executedAt.plus(Duration.ofMinutes(60)))).contains(Duration.ofMinutes(30));
        assertThat(pause(executedAt, DEADLINE)).contains(Duration.ofMinutes(30));
        assertThat(pause(executedAt, DEADLINE.plusSeconds(1))).contains(Duration.ofDays(1));
        assertThat(pause(executedAt, DEADLINE.plus(Duration.ofDays(7)))).contains(Duration.ofDays(1));
        assertThat(pause(executedAt, DEADLINE.plus(Duration.ofDays(7)).plusSeconds(1)))
                .isEmpty();
        assertThat(CompletionRules.nextLook(Optional.empty(), DEADLINE, IN_TIME, PAUSES))
                .as("where nobody has to tap")
                .contains(IN_TIME.plus(Duration.ofMinutes(30)));
    }

    private static Optional<Duration> pause(Instant executedAt, Instant now) {
        return CompletionRules.nextLook(Optional.of(executedAt), DEADLINE, now, PAUSES)
                .map(next -> Duration.between(now, next));
    }
}
