package io.guidepost.core.ledger;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * One side of a transfer.
 *
 * @param accrual the accrual this money belongs to, so that accruals and ledger can be compared
 */
public record Leg(Account account, Side side, long amountFen, OptionalLong accrual) {

    /** Debit or credit. */
    public enum Side {
        DEBIT,
        CREDIT
    }

    public Leg {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(accrual, "accrual");
        if (amountFen <= 0) {
            throw new IllegalArgumentException("A leg moves more than nothing, not " + amountFen);
        }
    }
}
