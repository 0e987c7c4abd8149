package io.guidepost.core.price;

import io.guidepost.core.money.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/** What becomes of a coupon when the order it was used for comes to nothing, in part or whole (PRM-1, E26). */
public final class CouponReturnRules {

    private CouponReturnRules() {}

    /** When it comes back. */
    public enum Rule {
        NEVER,
        /** Once all goods have gone back. */
        WHOLE,
        /** What it took off the goods that have gone back, as a coupon of that amount. */
        PRO_RATA
    }

    /** How much of a line has gone back, and what the coupon had taken off it. */
    public record LineKept(Money share, int quantity, int refundedQuantity) {

        public LineKept {
            if (share.isNegative() || quantity < 1 || refundedQuantity < 0 || refundedQuantity > quantity) {
                throw new IllegalArgumentException(
                        "%d of %d units have gone back".formatted(refundedQuantity, quantity));
            }
        }
    }

    /**
     * Until when a coupon that comes back is valid. One that ran out while the order was open is given the time back that
     * was left of it when it was used: the shopper could not have used it meanwhile.
     */
    public static Instant validUntil(Instant validUntil, Instant usedAt, Instant returnedAt) {
        if (returnedAt.isBefore(validUntil)) {
            return validUntil;
        }
        return returnedAt.plusMillis(validUntil.toEpochMilli() - usedAt.toEpochMilli());
    }

    /**
     * What is due back of the coupon in all, for units that have gone back; so that no series of partial refunds loses or
     * wins a fen, and that all units bring all of it.
     */
    public static Money due(List<LineKept> lines) {
        Money due = Money.ZERO;
        for (LineKept line : lines) {
            due = due.plus(Money.ofFen(BigInteger.valueOf(line.share().fen())
                    .multiply(BigInteger.valueOf(line.refundedQuantity()))
                    .divide(BigInteger.valueOf(line.quantity()))
                    .longValueExact()));
        }
        return due;
    }

    /** A part of a coupon asks for the same part of its threshold. */
    public static Money threshold(Money threshold, Money part, Money whole) {
        return Money.ofFen(BigInteger.valueOf(threshold.fen())
                .multiply(BigInteger.valueOf(part.fen()))
                .divide(BigInteger.valueOf(whole.fen()))
                .longValueExact());
    }
}
