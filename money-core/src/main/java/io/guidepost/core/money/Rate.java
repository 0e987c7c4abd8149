package io.guidepost.core.money;

/** A share of an amount in basis points: 500 is 5 %. Never below nothing, never above the whole. */
public record Rate(int bp) implements Comparable<Rate> {

    public static final int WHOLE_BP = 10_000;
    public static final Rate ZERO = new Rate(0);
    public static final Rate WHOLE = new Rate(WHOLE_BP);

    public Rate {
        if (bp < 0 || bp > WHOLE_BP) {
            throw new IllegalArgumentException("A rate lies between 0 and 10000 bp, not " + bp);
        }
    }

    /**
     * This share of the base, rounded down to the fen (B6); the rest stays with headquarters. The division comes
     * first, so that no base overflows.
     */
    public Money of(Money base) {
        long wholes = Math.floorDiv(base.fen(), (long) WHOLE_BP);
        long rest = Math.floorMod(base.fen(), (long) WHOLE_BP);
        return Money.ofFen(wholes * bp + rest * bp / WHOLE_BP);
    }

    /** In percent without needless zeros, for sentences: {@code 5%}, {@code 0.75%}. */
    public String inPercent() {
        int hundredths = bp % 100;
        if (hundredths == 0) {
            return bp / 100 + "%";
        }
        String decimals = hundredths % 10 == 0
                ? Integer.toString(hundredths / 10)
                : (hundredths < 10 ? "0" + hundredths : Integer.toString(hundredths));
        return bp / 100 + "." + decimals + "%";
    }

    @Override
    public int compareTo(Rate other) {
        return Integer.compare(bp, other.bp);
    }
}
