package io.guidepost.domain.invoice;

import io.guidepost.domain.invoice.Invoice.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All invoices that were ever asked for. */
public interface Invoices {

    Optional<Invoice> find(long id);

    /** Newest first. */
    List<Invoice> ofOrder(long orderId);

    /** Newest first, older than {@code beforeId}. */
    List<Invoice> page(Optional<State> state, long beforeId, int limit);

    void insert(Invoice invoice);

    /**
     * @param adminId who decided; empty: the shopper
     * @return false when it has changed since
     */
    boolean move(Invoice from, State to, String invoiceNo, String reason, Optional<Long> adminId, Instant at);
}
