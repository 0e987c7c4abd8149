package io.guidepost.domain.incentive;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What may still be given. Each step is one conditional statement, so that no number of callers at once gives more than
 * there is.
 */
public interface Budgets {

    void open(long incentiveId, Money budget);

    /** For a draft, of which nothing is used. */
    void set(long incentiveId, Money budget);

    void raise(long incentiveId, Money by);

    /** Whether the payee stays within the cap. */
    boolean takeFromCap(long incentiveId, Beneficiary payee, Money amount, Money cap);

    void giveBackToCap(long incentiveId, Beneficiary payee, Money amount);

    /** Whether there was room. The last lock of its transaction: every other caller waits until that is over. */
    boolean take(long incentiveId, Money amount);

    void giveBack(long incentiveId, Money amount);

    void askForMore(Raise raise);

    Optional<Raise> raise(long raiseId);

    List<Raise> raises(long incentiveId);

    /** Whether it was still open. */
    boolean approveRaise(long raiseId, long adminId, Instant at);

    /** A wish for a larger budget; it takes effect when somebody else approves it. */
    record Raise(long id, long incentiveId, long byFen, long createdBy, Instant createdAt, Optional<Long> approvedBy) {}
}
