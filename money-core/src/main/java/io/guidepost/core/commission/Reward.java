package io.guidepost.core.commission;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;

/** What a rate card promises. */
public sealed interface Reward {

    /** A share of what was paid for the line, rounded down to the fen. */
    record Percent(Rate rate) implements Reward {}

    /** So much for each unit, whatever was paid for it. */
    record FixedPerUnit(Money amount) implements Reward {

        public FixedPerUnit {
            if (amount.isNegative()) {
                throw new IllegalArgumentException("A reward is not negative, not " + amount.fen());
            }
        }
    }

    /** What these units and this base earn in all, before it is split. */
    default Money on(Money base, int units) {
        if (this instanceof Percent percent) {
            return percent.rate().of(base);
        }
        return ((FixedPerUnit) this).amount().times(units);
    }
}
