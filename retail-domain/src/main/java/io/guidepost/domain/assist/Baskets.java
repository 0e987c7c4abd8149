package io.guidepost.domain.assist;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Prepared baskets, and everything that was done about naming guides on orders. */
public interface Baskets {

    void insert(Basket basket);

    Optional<Basket> find(long id);

    /** False when somebody has opened it before. */
    boolean opened(long id, long memberId, Instant at);

    /** False when it has become an order, or was declined before. */
    boolean declined(long id, long memberId, Instant at);

    /** A guide's, newest first, older than {@code beforeId}. */
    List<Basket> ofGuide(long guideId, long beforeId, int limit);

    /** False when it has become an order before, or was declined. */
    boolean ordered(long id, long orderId);

    void append(Event event);

    /** How the order stands, kept to this transaction until its end. */
    Optional<Standing> lockOrder(long orderId);

    /** What was done. */
    enum What {
        CREATED,
        OPENED,
        /** The shopper says no. */
        DECLINED,
        ORDERED,
        DESIGNATED,
        /** Somebody tried to name a guide once the order was paid or closed. */
        REFUSED_PAID
    }

    /** @param basketId and {@code orderId}: 0 where there is none */
    record Event(What what, long basketId, long orderId, long guideId, boolean byShopper, long actorId, Instant at) {}

    enum Standing {
        UNPAID,
        PAID,
        CLOSED
    }
}
