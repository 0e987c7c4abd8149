package io.guidepost.domain.payment;

import io.guidepost.domain.outbox.Outbox;

/** Message to the points of members: the order is paid, so its shopper earns what such an order earns (PRM-6). */
public record EarnAfterPayment(long orderId) {

    public static final String TOPIC = "points.after-payment";

    public void addTo(Outbox outbox) {
        outbox.add(TOPIC, Long.toString(orderId), this);
    }
}
