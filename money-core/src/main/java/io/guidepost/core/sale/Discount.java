package io.guidepost.core.sale;

import io.guidepost.core.money.Money;
import java.util.Objects;
import java.util.Set;

/**
 * Money off that belongs to the order as a whole.
 *
 * @param eligibleLines numbers of the lines that carry it; empty means every line
 */
public record Discount(Kind kind, Money amount, Set<Integer> eligibleLines) {

    /** In the order in which they are taken off. */
    public enum Kind {
        ACTIVITY,
        COUPON,
        POINTS
    }

    public Discount {
        Objects.requireNonNull(kind, "kind");
        if (amount.isNegative()) {
            throw new IllegalArgumentException("A discount is not negative, not " + amount.fen());
        }
        eligibleLines = Set.copyOf(eligibleLines);
    }

    public static Discount onEveryLine(Kind kind, Money amount) {
        return new Discount(kind, amount, Set.of());
    }

    boolean covers(int lineNo) {
        return eligibleLines.isEmpty() || eligibleLines.contains(lineNo);
    }
}
