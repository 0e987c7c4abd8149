package io.guidepost.domain.execution;

import java.math.BigInteger;

/** A rate with what it was made of. */
public record Ratio(long numerator, long denominator) {

    /** In basis points, cut off; 0 where there is nothing to divide by. */
    public int bp() {
        return denominator == 0
                ? 0
                : BigInteger.valueOf(numerator)
                        .multiply(BigInteger.valueOf(10_000))
                        .divide(BigInteger.valueOf(denominator))
                        .intValueExact();
    }

    /** Exact: compared without dividing. Both denominators above zero. */
    int compareTo(Ratio other) {
        return BigInteger.valueOf(numerator)
                .multiply(BigInteger.valueOf(other.denominator))
                .compareTo(BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
    }
}
