package io.guidepost.domain.payment;

import io.guidepost.domain.outbox.Outbox;

/** Message to the fraud feature: the order is paid, so look whether anything about it is suspicious (B11). */
public record ScreenAfterPayment(long orderId) {

    public static final String TOPIC = "fraud.screen-order";

    void addTo(Outbox outbox) {
        outbox.add(TOPIC, Long.toString(orderId), this);
    }
}
