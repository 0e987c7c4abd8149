package io.guidepost.domain.pickup;

import io.guidepost.domain.pickup.PickUp.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All orders that are fetched. Whoever changes one holds the lock of its order first. */
public interface PickUps {

    Optional<PickUp> find(long orderId);

    /** Chosen, or chosen anew; the order is not to be sent any more. */
    void choose(long orderId, long storeId, Instant at);

    /** The goods are to be sent after all. */
    void forget(long orderId);

    /** The goods are ready, with this code. */
    void ready(long orderId, String code, String codeIndex, Instant validUntil, long guideId, Instant at);

    /** Another code in place of the former one. */
    void renew(long orderId, String code, String codeIndex, Instant validUntil);

    void wrong(long orderId);

    void handedOut(long orderId, long guideId, Instant at);

    /** Of a store, newest order first, older than {@code beforeOrderId}; without codes. */
    List<PickUp> ofStore(long storeId, Optional<State> state, long beforeOrderId, int limit);

    boolean isOpen(long storeId);

    /** Codes of these shoppers are gone. */
    void eraseOf(Set<Long> memberIds);
}
