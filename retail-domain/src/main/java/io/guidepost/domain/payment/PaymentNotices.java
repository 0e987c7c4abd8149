package io.guidepost.domain.payment;

import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundFacts;
import java.util.Map;

/**
 * Reads what WeChat Pay posts to us. Everything is verified first: all four headers, the serial, a time stamp at most
 * 300 seconds off, the signature over the raw bytes, then decryption, then that merchant and app are ours.
 * Anything else is {@link Untrusted} and must change nothing.
 */
public interface PaymentNotices {

    /** Headers by lower-case name, each exactly as received; several values of one header are joined by a comma. */
    PaymentFacts readPayment(Map<String, String> headers, byte[] body);

    RefundFacts readRefund(Map<String, String> headers, byte[] body);

    io.guidepost.domain.payout.PayoutGateway.TransferFacts readTransfer(Map<String, String> headers, byte[] body);

    /** Not from WeChat Pay, or not for us, or too old. */
    class Untrusted extends RuntimeException {
        public Untrusted(String why) {
            super(why, null, false, false);
        }
    }
}
