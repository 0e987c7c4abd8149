package io.guidepost.domain.payment;

import io.guidepost.domain.outbox.Outbox;

/** Message to the shopper feature: the order is paid, so its shopper may now be bound to the credited guide (B2, B3). */
public record BindAfterPayment(long orderId) {

    public static final String TOPIC = "binding.after-payment";

    public void addTo(Outbox outbox) {
        outbox.add(TOPIC, Long.toString(orderId), this);
    }
}
