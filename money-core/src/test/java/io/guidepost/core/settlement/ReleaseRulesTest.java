package io.guidepost.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.sale.RefundRules;
import io.guidepost.core.settlement.ReleaseRules.Verdict;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseRulesTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-01T15:20:00+08:00");

    @Test
    void commissionIsReleasedAtTheVerySecondFromWhichNothingCanBeReturned() {
        var releaseAt = ReleaseRules.releaseAt(RECEIVED, 7);

        assertThat(releaseAt).isEqualTo(Instant.parse("2026-11-09T00:00:00+08:00"));
        assertThat(RefundRules.judgeTime(Optional.of(RECEIVED), ReleaseRules.window(7), releaseAt.minusSeconds(1)))
                .isEmpty();
        assertThat(ReleaseRules.mayRelease(releaseAt, releaseAt.minusSeconds(1), false, false))
                .isEqualTo(Verdict.NOT_YET);
        assertThat(RefundRules.judgeTime(Optional.of(RECEIVED), ReleaseRules.window(7), releaseAt))
                .isPresent();
        assertThat(ReleaseRules.mayRelease(releaseAt, releaseAt, false, false)).isEqualTo(Verdict.RELEASE);
    }

    @Test
    void aShorterReturnPeriodStillFreezesForSevenDaysAndALongerOneForItsOwn() {
        assertThat(ReleaseRules.releaseAt(RECEIVED, 0)).isEqualTo(ReleaseRules.releaseAt(RECEIVED, 7));
        assertThat(ReleaseRules.releaseAt(RECEIVED, 15)).isEqualTo(Instant.parse("2026-11-17T00:00:00+08:00"));
    }

    @Test
    void anOpenReturnOrADisputeKeepsTheCommissionFrozen() {
        var releaseAt = ReleaseRules.releaseAt(RECEIVED, 7);

        assertThat(ReleaseRules.mayRelease(releaseAt, releaseAt, true, false)).isEqualTo(Verdict.AFTER_SALE_OPEN);
        assertThat(ReleaseRules.mayRelease(releaseAt, releaseAt, false, true)).isEqualTo(Verdict.DISPUTED);
        assertThat(ReleaseRules.mayRelease(releaseAt, releaseAt, true, true)).isEqualTo(Verdict.AFTER_SALE_OPEN);
    }

    @Test
    void everyVerdictHasASentenceOfItsOwn() {
        assertThat(Verdict.values()).extracting(verdict -> verdict.words().zh()).doesNotHaveDuplicates();
        assertThat(Verdict.DISPUTED.words().en()).isEqualTo("The attribution is disputed and being looked at");
    }
}
