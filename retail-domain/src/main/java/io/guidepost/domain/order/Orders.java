package io.guidepost.domain.order;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All orders. The moves are compare-and-set: they change the row only if it is in a state from which the move is allowed
 * and still has the given version; false means that somebody else was faster, so read again and decide again.
 */
public interface Orders {

    /** Writes new orders with their lines, in two statements however many; joins the caller's transaction. */
    void insert(Collection<NewOrder> placed);

    Optional<Order> find(long orderId);

    /** Only if it is this shopper's, under whichever of his records; somebody else's order does not exist for him. */
    Optional<Order> findOf(long memberId, long orderId);

    /** Reads the order and keeps it to this transaction until its end. */
    Optional<Order> lock(long orderId);

    /** The same, only if it is this shopper's. */
    Optional<Order> lockOf(long memberId, long orderId);

    /** In the order in which they were placed in the basket. */
    List<OrderLine> linesOf(long orderId);

    Map<Long, List<OrderLine>> linesOf(Collection<Long> orderIds);

    /** All of the shopper's, whichever of his records they were placed under: newest first, older than {@code beforeId}; pass {@link Long#MAX_VALUE} for the first page. */
    default List<Order> pageOf(long memberId, long beforeId, int limit) {
        return pageOf(memberId, Set.of(), beforeId, limit);
    }

    /** The same of orders in one of these states; none named: in any. */
    List<Order> pageOf(long memberId, Set<OrderStatus> statuses, long beforeId, int limit);

    /** Unpaid orders whose time ran out at or before {@code now}, longest overdue first. */
    List<Order> overdue(Instant now, int limit);

    /** Shipped as a whole at or before {@code shippedBefore} and not yet received, oldest first, behind {@code after} if it is given. */
    List<Order> shippedBefore(Instant shippedBefore, Optional<Order> after, int limit);

    /** PENDING_PAYMENT → CLOSING, with the reason for which it is to be closed. */
    boolean markClosing(long orderId, int version, CloseReason reason);

    /** PENDING_PAYMENT or CLOSING → PAID; why it was to be closed is forgotten. */
    boolean markPaid(long orderId, int version, Instant paidAt);

    /** PAID → SHIPPED. */
    boolean markShipped(long orderId, int version, Instant shippedAt);

    /** A further parcel left: SHIPPED stays, and the time after which it counts as received begins anew. */
    boolean markShippedAgain(long orderId, int version, Instant shippedAt);

    /** SHIPPED → RECEIVED. */
    boolean markReceived(long orderId, int version, Instant receivedAt, Instant windowEndsAt);

    /** PENDING_PAYMENT or CLOSING → CLOSED or CANCELLED, as the reason says. */
    boolean markClosed(long orderId, int version, CloseReason reason, Instant closedAt);

    /**
     * Adds to what was given back of a line.
     *
     * @return false, and nothing changes, if that would be more than was bought or paid
     */
    boolean addRefunded(long lineId, int quantity, long fen);

    /** The delivery address, sealed as it was placed. */
    byte[] sealedAddress(long orderId);

    Map<Long, byte[]> sealedAddresses(Collection<Long> orderIds);
}
