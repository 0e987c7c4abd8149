package io.guidepost.core.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;

/**
 * Points that a buyer wants to pay with (PRM-8).
 *
 * @param wanted how many, at most
 * @param fenPerPoint what one of them takes off
 * @param most the share of the goods, as far as activities and coupons have left them, that points may pay
 */
public record PointsOffer(long wanted, long fenPerPoint, Rate most) {

    public static final PointsOffer NONE = new PointsOffer(0, 1, Rate.WHOLE);

    public PointsOffer {
        if (wanted < 0) {
            throw new IllegalArgumentException("Nobody uses %d points".formatted(wanted));
        }
        if (fenPerPoint < 1) {
            throw new IllegalArgumentException("A point is worth at least a fen, not " + fenPerPoint);
        }
    }

    /** How many of them goods of this amount can take; a fen always stays to be paid. */
    long usableOn(long goodsFen) {
        if (goodsFen <= 1) {
            return 0;
        }
        long capFen = Math.min(most.of(Money.ofFen(goodsFen)).fen(), goodsFen - 1);
        return Math.min(wanted, capFen / fenPerPoint);
    }
}
