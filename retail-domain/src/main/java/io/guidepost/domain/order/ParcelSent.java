package io.guidepost.domain.order;

import io.guidepost.domain.outbox.Outbox;

/** Message: what of an order has left has changed; a parcel was sent, or its number was put right. */
public record ParcelSent(long orderId) {

    public static final String TOPIC = "order.parcel-sent";

    /** @param what says which change, such as {@code 17:0}, so that each is told once */
    void addTo(Outbox outbox, String what) {
        outbox.add(TOPIC, what, this);
    }
}
