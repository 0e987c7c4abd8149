package io.guidepost.core.fraud;

/** What looks suspicious. */
public enum SignalKind {
    OWN_PURCHASE,
    COLLEAGUES_PURCHASE,
    SHARED_ADDRESS,
    SHARED_DEVICE,
    OPENED_AT_PAYMENT,
    REFUND_RATE,
    DESIGNATED_AFTER_PAYMENT,
    MANY_TINY_ORDERS,
    ONE_PAYER_FOR_MANY,
    LINK_OPENED_BY_MANY,
    DEVICE_OPENS_MANY_LINKS
}
