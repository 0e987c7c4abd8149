package io.guidepost.domain.payment;

import java.time.Instant;

/**
 * Money that WeChat Pay took from a shopper, by WeChat's own number, and what we made of it.
 *
 * @param verdict never {@link Verdict#REPEAT}: a repeat leaves no trace
 * @param capturedAt when WeChat took it
 */
public record Capture(
        String transactionId,
        long orderId,
        long amountFen,
        String currency,
        String payerOpenid,
        Verdict verdict,
        Instant capturedAt) {

    public Capture {
        if (verdict == Verdict.REPEAT) {
            throw new IllegalArgumentException("Capture %s: a repeat is not a capture".formatted(transactionId));
        }
    }
}
