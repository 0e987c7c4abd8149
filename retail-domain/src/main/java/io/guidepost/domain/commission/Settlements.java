package io.guidepost.domain.commission;

import io.guidepost.core.attribution.PayeeType;
import java.time.Instant;
import java.util.Collection;

/** The last steps in the life of accruals (B9). Join the caller's transaction. */
public interface Settlements {

    /**
     * Settles what these payees could have withdrawn when the month was cut, and marks what withdrawals have covered as paid.
     *
     * @param month the closed month, 202611
     */
    void settle(PayeeType type, Collection<Long> payeeIds, int month, Instant until);

    /**
     * Marks the oldest settled accruals of these payees as paid, as far as the money they still hold leaves them covered:
     * what is held is the newest.
     */
    void cover(PayeeType type, Collection<Long> payeeIds);
}
