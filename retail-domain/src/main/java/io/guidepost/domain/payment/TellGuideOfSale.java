package io.guidepost.domain.payment;

import io.guidepost.domain.outbox.Outbox;

/** Message: the guide who is credited with the order learns that it is paid. */
public record TellGuideOfSale(long orderId) {

    public static final String TOPIC = "payment.tell-guide";

    void addTo(Outbox outbox) {
        outbox.add(TOPIC, Long.toString(orderId), this);
    }
}
