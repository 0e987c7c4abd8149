package io.guidepost.domain.commission;

import io.guidepost.core.commission.Beneficiary;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Commission that waits for somebody to look at it: neither released nor withdrawn meanwhile (B9, B10, B11). */
public interface Holds {

    /** What commission may wait for. */
    enum Cause {
        DISPUTE,
        FRAUD
    }

    /**
     * Holds the commission of an order in the caller's transaction, which waits for a release that is under way. Again for
     * the same cause it changes nothing.
     *
     * @param guidesOnly the store's part goes its way
     */
    void place(long orderId, Cause cause, long causeId, boolean guidesOnly, Instant at);

    /** Ends the hold of this cause; others of the same order stay. */
    void lift(Cause cause, long causeId, Instant at);

    /** Those of these accruals that are on hold. */
    Set<Long> among(Collection<Long> accrualIds);

    /** Whether something that the payee holds, or is about to, waits for this cause. */
    boolean concerns(Beneficiary payee, Cause cause);

    /** What of the payee's available money is on hold, in fen: it stays where it is until every hold on it is lifted. */
    long heldFen(Beneficiary payee);
}
