package io.guidepost.domain.kpi;

import io.guidepost.core.money.Allocation;
import io.guidepost.domain.kpi.Achievements.Achieved;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** How targets are divided, and how far somebody has come. */
final class TargetRules {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final int BP = 10_000;

    private TargetRules() {}

    /** The first instant of the month. */
    static Instant beginOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZONE).toInstant();
    }

    /**
     * The parts of {@code whole} in the order of the weights: they add up to it, what rounding leaves over goes to the
     * largest remainders. Weights that are all zero are all alike. A ratio is not divided: everybody is to reach it.
     */
    static long[] split(TargetKind kind, long whole, long[] weights) {
        if (kind.isRatio()) {
            var same = new long[weights.length];
            Arrays.fill(same, whole);
            return same;
        }
        boolean areAllZero = Arrays.stream(weights).allMatch(weight -> weight == 0);
        var used = weights.clone();
        if (areAllZero) {
            Arrays.fill(used, 1);
        }
        return Allocation.of(whole, used);
    }

    /** What counts towards the target; empty for a ratio of nothing. */
    static OptionalLong actual(TargetKind kind, Achieved achieved) {
        if (!kind.isRatio()) {
            return OptionalLong.of(achieved.count());
        }
        return achieved.of() == 0 ? OptionalLong.empty() : OptionalLong.of(scaled(achieved.count(), BP, achieved.of()));
    }

    /** In basis points of the target, rounded down; empty without a target of more than zero. */
    static OptionalLong attainmentBp(OptionalLong actual, Optional<Long> target) {
        if (actual.isEmpty() || target.isEmpty() || target.get() <= 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(scaled(Math.max(0, actual.getAsLong()), BP, target.get()));
    }

    /**
     * What the month ends at if it goes on as it went: the actual figure by the part of the month that has passed. A ratio
     * stays what it is, a month that is over ends at what it is, and of one yet to begin nothing is foretold.
     */
    static OptionalLong forecast(TargetKind kind, OptionalLong actual, YearMonth month, Instant now) {
        var begin = beginOf(month);
        var end = beginOf(month.plusMonths(1));
        if (actual.isEmpty() || !now.isAfter(begin)) {
            return OptionalLong.empty();
        }
        if (kind.isRatio() || !now.isBefore(end)) {
            return actual;
        }
        return OptionalLong.of(scaled(
                actual.getAsLong(),
                Duration.between(begin, end).toMillis(),
                Duration.between(begin, now).toMillis()));
    }

    private static long scaled(long amount, long by, long of) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(by))
                .divide(BigInteger.valueOf(of))
                .longValueExact();
    }
}
