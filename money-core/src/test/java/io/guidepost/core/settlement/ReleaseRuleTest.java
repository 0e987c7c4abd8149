package io.guidepost.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.settlement.ReleaseRule.Base;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseRuleTest {

    /** Noon in Shanghai on the 1st and on the 5th. */
    private static final Instant PAID = Instant.parse("2026-11-01T04:00:00Z");

    private static final Instant RECEIVED = Instant.parse("2026-11-05T04:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "RECEIVED,  7,  7,  2026-11-12T16:00:00Z",
        "RECEIVED,  7,  15, 2026-11-20T16:00:00Z",
        "RECEIVED,  10, 7,  2026-11-15T16:00:00Z",
        "PAID,      7,  7,  2026-11-08T16:00:00Z",
        "PAID,      2,  2,  2026-11-05T04:00:00Z",
        "FINISHED,  3,  7,  2026-11-16T16:00:00Z",
        "IMMEDIATE, 7,  15, 2026-11-05T04:00:00Z"
    })
    void theDaysCountFromWhereTheRuleSays(Base base, int days, int returnDays, Instant expected) {
        assertThat(new ReleaseRule(base, days).releaseAt(PAID, RECEIVED, returnDays))
                .isEqualTo(expected);
    }

    /** What is on its way when the days are over is released when it arrives. */
    @Test
    void nothingIsReleasedBeforeItIsReceived() {
        for (var base : Base.values()) {
            assertThat(new ReleaseRule(base, 0).releaseAt(PAID, RECEIVED, 0)).isAfterOrEqualTo(RECEIVED);
        }
    }

    @Test
    void theDefaultIsAWeekFromReceipt() {
        assertThat(ReleaseRule.RECEIVED_AND_A_WEEK).isEqualTo(new ReleaseRule(Base.RECEIVED, 7));
        assertThatThrownBy(() -> new ReleaseRule(Base.RECEIVED, -1)).hasMessageContaining("0 to 3650");
        assertThatThrownBy(() -> new ReleaseRule(Base.RECEIVED, 3651)).hasMessageContaining("0 to 3650");
    }
}
