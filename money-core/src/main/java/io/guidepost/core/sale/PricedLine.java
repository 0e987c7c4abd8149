package io.guidepost.core.sale;

import io.guidepost.core.money.Money;

/**
 * How one line came to what is paid for it: list less level discount, activity, coupon and points shares.
 *
 * @param list list price of all units together
 * @param paid what the shopper pays for this line, without freight
 */
public record PricedLine(
        int lineNo,
        SkuId sku,
        int quantity,
        Money list,
        Money levelDiscount,
        Money activityShare,
        Money couponShare,
        Money pointsShare,
        Money paid) {

    public PricedLine {
        Money sum =
                paid.plus(levelDiscount).plus(activityShare).plus(couponShare).plus(pointsShare);
        if (!sum.equals(list) || paid.isNegative()) {
            throw new IllegalArgumentException("Line %d does not add up".formatted(lineNo));
        }
    }
}
