package io.guidepost.domain.payment;

import io.guidepost.domain.outbox.Outbox;

/** Message to the refund feature: money that pays no order is to go back where it came from. */
public record RefundSuspense(String transactionId, long orderId, long amountFen, Verdict why) {

    public static final String TOPIC = "refund.suspense";

    void addTo(Outbox outbox) {
        outbox.add(TOPIC, transactionId, this);
    }
}
