package io.guidepost.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.kpi.Achievements.Achieved;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TargetRulesTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    static LongStream seeds() {
        return LongStream.of(1, 7, 42, 20261122);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thePartsAddUpAndNobodyIsFurtherThanOneFromHisShare(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            long whole = random.nextLong(1_000_000_000_000L);
            var weights = random.longs(1 + random.nextInt(40), 0, 1_000_000).toArray();

            var parts = TargetRules.split(TargetKind.NET_SALES, whole, weights);

            assertThat(Arrays.stream(parts).sum()).as("seed %d", seed).isEqualTo(whole);
            double total = Arrays.stream(weights).sum();
            for (int k = 0; total > 0 && k < parts.length; k++) {
                assertThat(Math.abs(parts[k] - whole * (weights[k] / total)))
                        .as("seed %d", seed)
                        .isLessThan(1.01);
            }
        }
    }

    @Test
    void withoutWeightsAllAreAlikeAndARateIsNotDivided() {
        assertThat(TargetRules.split(TargetKind.ORDERS, 10, new long[] {0, 0, 0}))
                .containsExactly(4, 3, 3);
        assertThat(TargetRules.split(TargetKind.EXECUTION_RATE, 8_000, new long[] {1, 5, 0}))
                .containsExactly(8_000, 8_000, 8_000);
    }

    @Test
    void aRateIsDoneOfRequiredAndNothingOfNothing() {
        assertThat(TargetRules.actual(TargetKind.EXECUTION_RATE, new Achieved(2, 3)))
                .hasValue(6_666);
        assertThat(TargetRules.actual(TargetKind.EXECUTION_RATE, Achieved.NOTHING))
                .isEmpty();
        assertThat(TargetRules.actual(TargetKind.ORDERS, Achieved.NOTHING)).hasValue(0);
    }

    @Test
    void attainmentIsRoundedDownAndNeedsATarget() {
        assertThat(TargetRules.attainmentBp(OptionalLong.of(2), Optional.of(3L)))
                .hasValue(6_666);
        assertThat(TargetRules.attainmentBp(OptionalLong.of(7), Optional.of(3L)))
                .hasValue(23_333);
        assertThat(TargetRules.attainmentBp(OptionalLong.of(-5), Optional.of(3L)))
                .hasValue(0);
        assertThat(TargetRules.attainmentBp(OptionalLong.of(2), Optional.of(0L)))
                .isEmpty();
        assertThat(TargetRules.attainmentBp(OptionalLong.of(2), Optional.empty()))
                .isEmpty();
    }

    @Test
    void theMonthEndsAtWhatItWouldGoingOnAsItWent() {
        var firstOfTenDays = Instant.parse("2026-11-10T16:00:00Z");

        assertThat(TargetRules.forecast(TargetKind.NET_SALES, OptionalLong.of(1_000), NOVEMBER, firstOfTenDays))
                .hasValue(3_000);
        assertThat(TargetRules.forecast(
                        TargetKind.NET_SALES,
                        OptionalLong.of(900_000_000_000_000L),
                        NOVEMBER,
                        Instant.parse("2026-11-30T15:59:59Z")))
                .hasValue(900_000_347_222_356L);
        assertThat(TargetRules.forecast(TargetKind.EXECUTION_RATE, OptionalLong.of(9_000), NOVEMBER, firstOfTenDays))
                .hasValue(9_000);
        assertThat(TargetRules.forecast(
                        TargetKind.ORDERS, OptionalLong.of(5), NOVEMBER, Instant.parse("2026-12-05T00:00:00Z")))
                .hasValue(5);
        assertThat(TargetRules.forecast(
                        TargetKind.ORDERS, OptionalLong.of(0), NOVEMBER, Instant.parse("2026-10-05T00:00:00Z")))
                .isEmpty();
    }
}
