package io.guidepost.domain.payment;

import java.time.Instant;
import java.util.Optional;

/**
 * WeChat Pay, as far as taking money from shoppers and giving it back goes. Calls block and never run inside a
 * transaction. Whatever cannot be known for certain (time-out, broken answer, 5xx, 202) is {@link GatewayUnclear}:
 * ask again with the same number, never with a new one.
 */
public interface PaymentGateway {

    /** Asks for a prepay id. Repeating it with the same numbers is harmless. */
    Prepay prepay(PrepayOrder order);

    /** What {@code wx.requestPayment} needs; signed anew for each call. */
    PaymentParameters sign(String prepayId);

    /** The payment as WeChat knows it, or empty when WeChat has never heard of the number. */
    Optional<PaymentFacts> query(String outTradeNo);

    /** Closes an unpaid order at WeChat. */
    Closing close(String outTradeNo);

    /** Asks for a refund; the same {@code outRefundNo} asks again for the same one. */
    RefundFacts refund(RefundOrder order);

    /** The refund as WeChat knows it, or empty when WeChat has never heard of the number. */
    Optional<RefundFacts> queryRefund(String outRefundNo);

    record PrepayOrder(String outTradeNo, long amountFen, String description, String payerOpenid, Instant expiresAt) {}

    record Prepay(String prepayId) {}

    record PaymentParameters(
            String prepayId, String timeStamp, String nonceStr, String packageValue, String signType, String paySign) {}

    /** {@code state} as WeChat names it: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. */
    record PaymentFacts(
            String outTradeNo,
            String state,
            String transactionId,
            long amountFen,
            String currency,
            String payerOpenid,
            Instant paidAt) {

        /** Money was taken; also true after some of it went back. */
        public boolean isCaptured() {
            return state.equals("SUCCESS") || state.equals("REFUND");
        }
    }

    enum Closing {
        CLOSED,
        /** Too late: the shopper has paid. */
        ALREADY_PAID
    }

    record RefundOrder(String outRefundNo, String transactionId, long refundFen, long totalFen, String reason) {}

    enum RefundState {
        PROCESSING,
        SUCCESS,
        CLOSED,
        ABNORMAL
    }

    record RefundFacts(
            String outRefundNo, String refundId, RefundState state, long refundFen, Optional<Instant> succeededAt) {}
}
