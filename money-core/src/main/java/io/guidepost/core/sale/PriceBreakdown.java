package io.guidepost.core.sale;

import io.guidepost.core.money.Allocation;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.Discount.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An order taken apart into what each line is paid (B6). Activity, coupon and points come off in this order, each by
 * largest remainder over the eligible lines, on the amount that the earlier ones left. Freight stands beside the
 * lines and earns nobody a commission.
 */
public record PriceBreakdown(List<PricedLine> lines, Money freight) {

    public PriceBreakdown {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("An order has at least one line");
        }
        if (freight.isNegative()) {
            throw new IllegalArgumentException("Freight is not negative, not " + freight.fen());
        }
    }

    /**
     * @param basket in ascending order of line number
     * @param discounts in any order; two of one kind are taken off one after the other
     */
    public static PriceBreakdown of(List<BasketLine> basket, List<Discount> discounts, Money freight) {
        int previous = -1;
        for (BasketLine line : basket) {
            if (line.lineNo() <= previous) {
                throw new IllegalArgumentException("Line numbers must ascend, not " + line.lineNo());
            }
            previous = line.lineNo();
        }
        long[] remaining = new long[basket.size()];
        for (int i = 0; i < remaining.length; i++) {
            BasketLine line = basket.get(i);
            remaining[i] = line.list().minus(line.levelDiscount()).fen();
        }
        long[][] shares = new long[Kind.values().length][basket.size()];
        for (Kind kind : Kind.values()) {
            for (Discount discount : discounts) {
                if (discount.kind() == kind) {
                    takeOff(discount, basket, remaining, shares[kind.ordinal()]);
                }
            }
        }
        List<PricedLine> lines = new ArrayList<>(basket.size());
        for (int i = 0; i < remaining.length; i++) {
            BasketLine line = basket.get(i);
            lines.add(new PricedLine(
                    line.lineNo(),
                    line.sku(),
                    line.quantity(),
                    line.list(),
                    line.levelDiscount(),
                    Money.ofFen(shares[Kind.ACTIVITY.ordinal()][i]),
                    Money.ofFen(shares[Kind.COUPON.ordinal()][i]),
                    Money.ofFen(shares[Kind.POINTS.ordinal()][i]),
                    Money.ofFen(remaining[i])));
        }
        return new PriceBreakdown(lines, freight);
    }

    private static void takeOff(Discount discount, List<BasketLine> basket, long[] remaining, long[] shares) {
        long[] weights = new long[remaining.length];
        long carried = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = discount.covers(basket.get(i).lineNo()) ? remaining[i] : 0;
            carried = Math.addExact(carried, weights[i]);
        }
        if (discount.amount().fen() > carried) {
            throw new IllegalArgumentException("A discount of %d fen exceeds the %d fen of the lines that carry it"
                    .formatted(discount.amount().fen(), carried));
        }
        long[] parts = Allocation.of(discount.amount().fen(), weights);
        for (int i = 0; i < parts.length; i++) {
            remaining[i] -= parts[i];
            shares[i] += parts[i];
        }
    }

    public Money list() {
        return total(PricedLine::list);
    }

    public Money levelDiscount() {
        return total(PricedLine::levelDiscount);
    }

    public Money activity() {
        return total(PricedLine::activityShare);
    }

    public Money coupon() {
        return total(PricedLine::couponShare);
    }

    public Money points() {
        return total(PricedLine::pointsShare);
    }

    /** What is paid for the goods, without freight. */
    public Money goods() {
        return total(PricedLine::paid);
    }

    /** What the shopper pays in all: goods and freight. */
    public Money payable() {
        return goods().plus(freight);
    }

    private Money total(Function<PricedLine, Money> part) {
        Money sum = Money.ZERO;
        for (PricedLine line : lines) {
            sum = sum.plus(part.apply(line));
        }
        return sum;
    }
}
