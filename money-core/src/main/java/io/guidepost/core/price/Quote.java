package io.guidepost.core.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.sale.PricedLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a basket costs, taken apart. {@code list − price lists − activities − coupons − points = goods}, on each line and in
 * all; {@code goods + freight = payable}.
 *
 * @param lines in the order of the basket
 * @param freightList freight before a freight coupon
 * @param freightOff what freight coupons take off it
 * @param pointsUsed how many points take {@link #points} off
 * @param steps why, in the order in which it was judged
 */
public record Quote(List<Line> lines, Money freightList, Money freightOff, long pointsUsed, List<PriceStep> steps) {

    /**
     * @param couponShares of the line's coupon share by coupon id
     * @param freightShare what of the freight falls on this line
     */
    public record Line(PricedLine priced, Map<Long, Money> couponShares, Money freightShare) {

        public Line {
            couponShares = Map.copyOf(couponShares);
            if (!Money.sum(couponShares.values()).equals(priced.couponShare())) {
                throw new IllegalArgumentException("Line %d: the coupons do not add up".formatted(priced.lineNo()));
            }
        }
    }

    public Quote {
        lines = List.copyOf(lines);
        steps = List.copyOf(steps);
        if (lines.isEmpty() || freightOff.isNegative() || freightOff.isMoreThan(freightList)) {
            throw new IllegalArgumentException("A quote is for something, with freight that adds up");
        }
        Money shares = Money.ZERO;
        for (Line line : lines) {
            shares = shares.plus(line.freightShare());
        }
        if (!shares.equals(freightList.minus(freightOff))) {
            throw new IllegalArgumentException("The shares of freight do not add up");
        }
    }

    public Money list() {
        return total(PricedLine::list);
    }

    /** Off by the store's own price and by price lists. */
    public Money priceLists() {
        return total(PricedLine::levelDiscount);
    }

    public Money activities() {
        return total(PricedLine::activityShare);
    }

    public Money coupons() {
        return total(PricedLine::couponShare);
    }

    public Money points() {
        return total(PricedLine::pointsShare);
    }

    /** What is paid for the goods: the base of commission (B6). */
    public Money goods() {
        return total(PricedLine::paid);
    }

    public Money freight() {
        return freightList.minus(freightOff);
    }

    public Money payable() {
        return goods().plus(freight());
    }

    /** Whether nothing but list prices made it. */
    public boolean isPlain() {
        return freightOff.isZero() && goods().equals(list());
    }

    /** The step that decided about this coupon. */
    public Optional<PriceStep> aboutCoupon(long couponId) {
        return steps.stream()
                .filter(step -> step.sourceId() == couponId
                        && (step.source() == PriceStep.Source.COUPON
                                || step.source() == PriceStep.Source.FREIGHT_COUPON))
                .findFirst();
    }

    /** Why the goods cannot be sent there, if they cannot. */
    public Optional<PriceStep> notServed() {
        return steps.stream()
                .filter(step -> step.verdict() == PriceStep.Verdict.NOT_SERVED)
                .findFirst();
    }

    private Money total(Function<PricedLine, Money> part) {
        Money sum = Money.ZERO;
        for (Line line : lines) {
            sum = sum.plus(part.apply(line.priced()));
        }
        return sum;
    }
}
