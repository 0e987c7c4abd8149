package io.guidepost.core.settlement;

import io.guidepost.core.money.Money;
import java.util.Objects;

/**
 * Where the money of a claw-back comes from. What was not yet given out is taken from where it waits; what was, from
 * the payee's available balance as far as it goes. The rest becomes debt, repaid from later commission: no balance
 * ever falls below zero.
 */
public record ClawBackPlan(Money fromPending, Money fromFrozen, Money fromAvailable, Money asDebt) {

    public ClawBackPlan {
        if (fromPending.isNegative() || fromFrozen.isNegative() || fromAvailable.isNegative() || asDebt.isNegative()) {
            throw new IllegalArgumentException("A claw-back takes, it does not give");
        }
    }

    /**
     * @param state of the accrual clawed back
     * @param available the payee's available balance now
     */
    public static ClawBackPlan of(Money amount, AccrualState state, Money available) {
        Objects.requireNonNull(state, "state");
        if (available.isNegative()) {
            throw new IllegalArgumentException("An available balance is not negative, not " + available.fen());
        }
        return switch (state) {
            case PENDING -> new ClawBackPlan(amount, Money.ZERO, Money.ZERO, Money.ZERO);
            case FROZEN -> new ClawBackPlan(Money.ZERO, amount, Money.ZERO, Money.ZERO);
            case AVAILABLE, SETTLED, PAID -> {
                Money taken = amount.min(available);
                yield new ClawBackPlan(Money.ZERO, Money.ZERO, taken, amount.minus(taken));
            }
            case REVERSED -> {
                if (!amount.isZero()) {
                    throw new IllegalArgumentException("Nothing is left of a reversed accrual to claw back");
                }
                yield new ClawBackPlan(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
            }
        };
    }

    public Money total() {
        return fromPending.plus(fromFrozen).plus(fromAvailable).plus(asDebt);
    }
}
