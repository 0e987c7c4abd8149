package io.guidepost.domain.refund;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was, or is to be, given back by hand. Whoever changes one holds the lock of its refund's order. */
public interface Resolutions {

    Optional<Resolution> find(long refundId);

    /** False when there is one for this refund. */
    boolean propose(Resolution resolution);

    void approve(long refundId, long adminId, Instant at);

    /** Takes back one that is not approved. */
    void withdraw(long refundId);

    /** Suspense refunds that stand still, newest first, before the given one (the largest number begins). */
    List<Refund> stuck(long beforeId, int limit);
}
