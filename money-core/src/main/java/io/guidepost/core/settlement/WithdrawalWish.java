package io.guidepost.core.settlement;

import io.guidepost.core.money.Money;
import java.util.Set;

/**
 * A wish to withdraw and what it is judged by.
 *
 * @param available the balance that may be withdrawn
 * @param debt what claw-backs took beyond the balance
 * @param requestedToday earlier requests of this calendar day in Asia/Shanghai, failed ones included
 * @param requestedThisMonth the same of this calendar month
 * @param hasOpen whether an earlier withdrawal is not finished yet
 * @param risks what a person should look at before money leaves
 */
public record WithdrawalWish(
        Money wanted,
        Money available,
        Money debt,
        int requestedToday,
        int requestedThisMonth,
        boolean hasOpen,
        Set<Hold> holds,
        Set<Risk> risks) {

    /** Why a payee's money stays where it is for now (B10). */
    public enum Hold {
        DISPUTE_OPEN,
        UNDER_INVESTIGATION,
        IDENTITY_MISMATCH
    }

    /** What does not keep money here, but takes more than a machine to let it go (B10). */
    public enum Risk {
        /** Fraud signals of this guide wait for somebody to look at them. */
        FRAUD_SIGNALS,
        /** The account to be paid was another one not long ago. */
        PAYEE_CHANGED
    }

    public WithdrawalWish {
        holds = Set.copyOf(holds);
        risks = Set.copyOf(risks);
        if (available.isNegative() || debt.isNegative() || requestedToday < 0 || requestedThisMonth < 0) {
            throw new IllegalArgumentException("Balances and counts are not negative");
        }
    }

    /** With nothing against it. */
    public WithdrawalWish(Money wanted, Money available, Money debt, int requestedToday, boolean hasOpen) {
        this(wanted, available, debt, requestedToday, hasOpen, Set.of());
    }

    /** The first of its month, without risks. */
    public WithdrawalWish(
            Money wanted, Money available, Money debt, int requestedToday, boolean hasOpen, Set<Hold> holds) {
        this(wanted, available, debt, requestedToday, requestedToday, hasOpen, holds, Set.of());
    }
}
