package io.guidepost.core.money;

/** An amount in whole fen (1/100 yuan). Arithmetic is exact: an overflow is an error, never a wrong amount. */
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    public static Money ofFen(long fen) {
        return fen == 0 ? ZERO : new Money(fen);
    }

    public static Money yuan(long yuan) {
        return new Money(Math.multiplyExact(yuan, 100L));
    }

    public static Money sum(Iterable<Money> amounts) {
        long fen = 0;
        for (Money amount : amounts) {
            fen = Math.addExact(fen, amount.fen);
        }
        return ofFen(fen);
    }

    public Money plus(Money other) {
        return ofFen(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return ofFen(Math.subtractExact(fen, other.fen));
    }

    public Money times(long factor) {
        return ofFen(Math.multiplyExact(fen, factor));
    }

    public Money negated() {
        return ofFen(Math.negateExact(fen));
    }

    public Money min(Money other) {
        return fen <= other.fen ? this : other;
    }

    public boolean isZero() {
        return fen == 0;
    }

    public boolean isNegative() {
        return fen < 0;
    }

    public boolean isPositive() {
        return fen > 0;
    }

    public boolean isMoreThan(Money other) {
        return fen > other.fen;
    }

    /** In yuan with two decimals, for sentences: {@code 182.73}, {@code -0.05}. */
    public String inYuan() {
        long cents = Math.abs(fen % 100);
        return (fen < 0 ? "-" : "") + Math.abs(fen / 100) + (cents < 10 ? ".0" : ".") + cents;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }
}
