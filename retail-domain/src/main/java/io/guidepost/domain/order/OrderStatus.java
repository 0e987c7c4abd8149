package io.guidepost.domain.order;

/** Where an order stands; the names are those of the API and of the table. */
public enum OrderStatus {
    PENDING_PAYMENT,
    /** WeChat is being asked to close the payment; its answer decides between CLOSED, CANCELLED and PAID. */
    CLOSING,
    PAID,
    SHIPPED,
    RECEIVED,
    /** Nobody paid in time. */
    CLOSED,
    /** The shopper did not want it any more. */
    CANCELLED;

    /** Goods are still held back for it. */
    public boolean isUnpaid() {
        return this == PENDING_PAYMENT || this == CLOSING;
    }

    /** It has been paid, whatever came after. */
    public boolean isPaid() {
        return this == PAID || this == SHIPPED || this == RECEIVED;
    }
}
