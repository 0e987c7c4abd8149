package io.guidepost.simulator.pay;

import java.time.Instant;

/** Money that really moved, according to Tencent. Numbers that do not belong to the kind are empty. */
public record MoneyMoved(
        Kind kind,
        String outTradeNo,
        String transactionId,
        String outRefundNo,
        String outBillNo,
        long amountFen,
        Instant at) {

    /** Paid by a shopper, given back to a shopper, paid to a guide. */
    public enum Kind {
        CAPTURED,
        REFUNDED,
        PAID_OUT
    }
}
