package io.guidepost.core.incentive;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import java.util.Objects;

/**
 * One step of a tier: who has sold {@code from} gets {@code bonus} once, and {@code rate} of what lies between this step
 * and the next.
 */
public record Step(Money from, Rate rate, Money bonus) {

    public Step {
        Objects.requireNonNull(rate, "rate");
        if (from.isNegative() || bonus.isNegative()) {
            throw new IllegalArgumentException("A step begins at nothing and gives nothing, or more");
        }
    }
}
