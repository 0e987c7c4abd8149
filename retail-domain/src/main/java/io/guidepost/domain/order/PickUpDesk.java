package io.guidepost.domain.order;

import java.time.Instant;

/** Where goods can be fetched, as an order sees it; whoever knows stores' counters fills it. */
public interface PickUpDesk {

    /** Whether goods can be fetched in this store today. */
    boolean isOpen(long storeId);

    /** A new order is fetched there; joins the transaction that writes it. */
    void chosen(long orderId, long storeId, Instant at);
}
