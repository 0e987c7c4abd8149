package io.guidepost.core.settlement;

import io.guidepost.core.money.Money;
import java.util.Set;

/**
 * A wish to withdraw and what it is judged by.
 *
 * @param available the balance that may be withdrawn
 * @param debt what claw-backs took beyond the balance
 * @param requestedToday earlier requests of this calendar day in Asia/Shanghai, failed ones included
 * @param hasOpen whether an earlier withdrawal is not finished yet
 */
public record WithdrawalWish(
        Money wanted, Money available, Money debt, int requestedToday, boolean hasOpen, Set<Hold> holds) {

    /** Why a payee's money stays where it is for now (B10). */
    public enum Hold {
        DISPUTE_OPEN,
        UNDER_INVESTIGATION,
        IDENTITY_MISMATCH
    }

    public WithdrawalWish {
        holds = Set.copyOf(holds);
        if (available.isNegative() || debt.isNegative() || requestedToday < 0) {
            throw new IllegalArgumentException("Balances and counts are not negative");
        }
    }

    public WithdrawalWish(Money wanted, Money available, Money debt, int requestedToday, boolean hasOpen) {
        this(wanted, available, debt, requestedToday, hasOpen, Set.of());
    }
}
