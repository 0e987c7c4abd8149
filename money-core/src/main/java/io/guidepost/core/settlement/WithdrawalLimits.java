package io.guidepost.core.settlement;

import io.guidepost.core.money.Money;

/**
 * How much and how often may be withdrawn (B10).
 *
 * @param autoApproveUpTo what needs no second person
 */
public record WithdrawalLimits(Money least, Money most, int perDay, Money autoApproveUpTo) {

    public static final WithdrawalLimits DEFAULT =
            new WithdrawalLimits(new Money(1_000), new Money(200_000), 3, new Money(20_000));

    public WithdrawalLimits {
        if (!least.isPositive() || least.isMoreThan(most) || perDay < 1 || autoApproveUpTo.isNegative()) {
            throw new IllegalArgumentException("Limits that let nobody withdraw");
        }
    }
}
