package io.guidepost.domain.closure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders of headquarters to erase somebody. */
public interface ErasureOrders {

    /** What has become of an order. */
    enum State {
        AWAITING,
        ERASED,
        REJECTED
    }

    /** @param approvedBy null while it awaits; who rejected it where it was */
    record Order(
            long id,
            long memberId,
            String reason,
            State state,
            long orderedBy,
            Instant orderedAt,
            Long approvedBy,
            Instant decidedAt,
            Long closureId) {}

    void insert(Order order);

    Optional<Order> find(long id);

    /** By id, after the given one; all of the state, or all. */
    List<Order> page(Optional<State> state, long afterId, int limit);

    /** False when it does not await any more. */
    boolean decide(Order decided);
}
