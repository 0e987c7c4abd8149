package io.guidepost.domain.customercard;

import java.time.Instant;

/** @param paidAt null while it is not paid */
public record PastOrder(long id, String status, long payableFen, Instant placedAt, Instant paidAt) {

    boolean isPaid() {
        return paidAt != null;
    }

    boolean isUnpaid() {
        return status.equals("PENDING_PAYMENT");
    }
}
