package io.guidepost.core.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a whole by weights so that the parts add up to it (B6): every part is rounded down, then the fen left over
 * go one each to the largest remainders; of equal remainders the lower index is served first.
 */
public final class Allocation {

    private Allocation() {}

    /** The parts of {@code whole} in the order of the weights. */
    public static List<Money> of(Money whole, List<Money> weights) {
        long[] raw = new long[weights.size()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = weights.get(i).fen();
        }
        long[] parts = of(whole.fen(), raw);
        List<Money> result = new ArrayList<>(parts.length);
        for (long part : parts) {
            result.add(Money.ofFen(part));
        }
        return List.copyOf(result);
    }

    /**
     * The parts of {@code whole} in the order of the weights. A weight of zero gets nothing; weights that are all
     * zero can only carry a whole of zero.
     */
    public static long[] of(long whole, long[] weights) {
        if (whole < 0) {
            throw new IllegalArgumentException("Only a whole of zero or more can be allocated, not " + whole);
        }
        long total = 0;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("A weight is never negative, not " + weight);
            }
            total = Math.addExact(total, weight);
        }
        long[] parts = new long[weights.length];
        if (whole == 0) {
            return parts;
        }
        if (total == 0) {
            throw new IllegalArgumentException("Nothing carries the " + whole + " fen to allocate");
        }
        long[] remainders = new long[weights.length];
        long left = whole;
        for (int i = 0; i < weights.length; i++) {
            if (Math.multiplyHigh(whole, weights[i]) == 0 && whole * weights[i] >= 0) {
                long product = whole * weights[i];
                parts[i] = product / total;
                remainders[i] = product % total;
            } else {
                BigInteger[] exact = BigInteger.valueOf(whole)
                        .multiply(BigInteger.valueOf(weights[i]))
                        .divideAndRemainder(BigInteger.valueOf(total));
                parts[i] = exact[0].longValueExact();
                remainders[i] = exact[1].longValueExact();
            }
            left -= parts[i];
        }
        for (; left > 0; left--) {
            int largest = indexOfLargest(remainders);
            parts[largest]++;
            remainders[largest] = -1;
        }
        return parts;
    }

    private static int indexOfLargest(long[] remainders) {
        int largest = 0;
        for (int i = 1; i < remainders.length; i++) {
            if (remainders[i] > remainders[largest]) {
                largest = i;
            }
        }
        return largest;
    }
}
