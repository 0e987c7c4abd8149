package io.guidepost.domain.stock;

/** What can happen to units; the names are those of the API and of the table. */
public enum MovementKind {
    /** Counted when the SKU began at this place. */
    INITIAL,
    /** Came from a supplier. */
    INBOUND,
    /** Held back for an order that is not paid yet; still there. */
    RESERVATION,
    /** No longer held back. */
    RELEASE,
    /** Paid by the order that held them back. */
    SALE,
    /** Sold and come back. */
    RETURN,
    /** Found to be more or fewer, or written off: with a reason. */
    ADJUSTMENT,
    /** Carried in (more) or away (fewer). */
    TRANSFER
}
