package io.guidepost.core.sale;

import io.guidepost.core.money.Money;
import io.guidepost.core.sale.RefundJudgement.Accepted;
import io.guidepost.core.sale.RefundJudgement.Refused;
import io.guidepost.core.words.Words;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/** How much of a line may be given back, and until when. */
public final class RefundRules {

    private RefundRules() {}

    /**
     * Money back for units.
     *
     * <p>After k of n units the shopper has been given {@code floor(paid × k / n)} in all; one refund pays the
     * difference to what was given before. So the order and size of partial refunds do not matter, and refunding
     * every unit always ends at exactly the amount paid. Where money went back without units (price protection), the
     * rest is spread over the units still kept: {@code floor(rest × wanted / kept)}, which ends at the same amount.
     *
     * @param refundedQuantity units given back before, requested refunds included
     * @param refunded money given back before, requested refunds included
     */
    public static RefundJudgement judge(
            Money paid, int quantity, int refundedQuantity, Money refunded, int wantedQuantity) {
        if (paid.isNegative() || quantity < 1 || refundedQuantity < 0 || refundedQuantity > quantity) {
            throw new IllegalArgumentException("Paid %d fen for %d units, %d of them refunded: such a line cannot be"
                    .formatted(paid.fen(), quantity, refundedQuantity));
        }
        if (refunded.isNegative() || refunded.isMoreThan(paid)) {
            throw new IllegalArgumentException(
                    "Refunded %d fen of a line paid with %d fen".formatted(refunded.fen(), paid.fen()));
        }
        if (wantedQuantity < 1) {
            return new Refused(
                    "refund_quantity_invalid", new Words("退货数量至少为 1 件", "At least one unit must be returned"));
        }
        int kept = quantity - refundedQuantity;
        if (wantedQuantity > kept) {
            return new Refused(
                    "refund_quantity_exceeded",
                    new Words(
                            "最多还能退 %d 件,申请了 %d 件".formatted(kept, wantedQuantity),
                            "At most %d units can still be returned, %d were asked for"
                                    .formatted(kept, wantedQuantity)));
        }
        Money rest = paid.minus(refunded);
        Money before = portion(paid, refundedQuantity, quantity);
        if (refunded.isMoreThan(before)) {
            return new Accepted(portion(rest, wantedQuantity, kept));
        }
        Money after = portion(paid, refundedQuantity + wantedQuantity, quantity);
        return new Accepted(after.minus(before).min(rest));
    }

    /** Money back without units, because the price fell: never more than is left of the line. */
    public static RefundJudgement judgePriceProtection(Money paid, Money refunded, Money wanted) {
        if (!wanted.isPositive()) {
            return new Refused(
                    "refund_amount_invalid", new Words("补差价金额必须大于 0", "The price difference must be above zero"));
        }
        Money rest = paid.minus(refunded);
        if (wanted.isMoreThan(rest)) {
            return new Refused(
                    "refund_amount_exceeded",
                    new Words(
                            "最多还能退 %s 元".formatted(rest.inYuan()),
                            "At most %s yuan can still be given back".formatted(rest.inYuan())));
        }
        return new Accepted(wanted);
    }

    /** Before receipt a return is always in time; after it, until the window closes. Empty means in time. */
    public static Optional<Refused> judgeTime(Optional<Instant> receivedAt, ReturnWindow window, Instant at) {
        if (receivedAt.isEmpty() || window.isOpen(receivedAt.get(), at)) {
            return Optional.empty();
        }
        return Optional.of(new Refused(
                "refund_window_closed",
                new Words(
                        "已超过签收后 %d 天的退货期".formatted(window.days()),
                        "The return period of %d days after receipt is over".formatted(window.days()))));
    }

    private static Money portion(Money amount, int units, int ofUnits) {
        long product = amount.fen() * units;
        if (amount.fen() < Long.MAX_VALUE / Math.max(1, units)) {
            return Money.ofFen(product / ofUnits);
        }
        return Money.ofFen(BigInteger.valueOf(amount.fen())
                .multiply(BigInteger.valueOf(units))
                .divide(BigInteger.valueOf(ofUnits))
                .longValueExact());
    }
}
