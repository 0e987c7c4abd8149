package io.guidepost.core.settlement;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;

/**
 * How much and how often may be withdrawn, and what it costs (B10).
 *
 * @param perMonth requests in a calendar month; 0 is no limit
 * @param feeBp what we keep of each withdrawal, in basis points, rounded down
 * @param autoApproveUpTo what needs no second person
 */
public record WithdrawalLimits(Money least, Money most, int perDay, int perMonth, int feeBp, Money autoApproveUpTo) {

    private static final int HIGHEST_FEE_BP = 5_000;

    public static final WithdrawalLimits DEFAULT =
            new WithdrawalLimits(new Money(1_000), new Money(200_000), 3, 0, 0, new Money(20_000));

    /** Without a limit per month and without a fee. */
    public WithdrawalLimits(Money least, Money most, int perDay, Money autoApproveUpTo) {
        this(least, most, perDay, 0, 0, autoApproveUpTo);
    }

    /** What we keep of such a withdrawal; less than the whole of it. */
    public Money feeOf(Money amount) {
        return new Rate(feeBp).of(amount);
    }

    public WithdrawalLimits {
        if (!least.isPositive()
                || least.isMoreThan(most)
                || perDay < 1
                || perMonth < 0
                || autoApproveUpTo.isNegative()) {
            throw new IllegalArgumentException("Limits that let nobody withdraw");
        }
        if (feeBp < 0 || feeBp > HIGHEST_FEE_BP) {
            throw new IllegalArgumentException("A fee of %d basis points".formatted(feeBp));
        }
    }
}
