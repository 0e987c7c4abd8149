package io.guidepost.domain.payment.persistence;

import io.guidepost.domain.payment.Capture;
import io.guidepost.domain.payment.Verdict;
import java.time.Instant;

record CaptureRow(
        String transactionId,
        long orderId,
        long amountFen,
        String currency,
        String payerOpenid,
        String verdict,
        Instant capturedAt) {

    private static final String ACCEPTED = "ACCEPTED";

    static CaptureRow of(Capture capture) {
        return new CaptureRow(
                capture.transactionId(),
                capture.orderId(),
                capture.amountFen(),
                capture.currency(),
                capture.payerOpenid(),
                capture.verdict() == Verdict.ACCEPT
                        ? ACCEPTED
                        : capture.verdict().name(),
                capture.capturedAt());
    }

    Capture toCapture() {
        return new Capture(
                transactionId,
                orderId,
                amountFen,
                currency,
                payerOpenid,
                verdict.equals(ACCEPTED) ? Verdict.ACCEPT : Verdict.valueOf(verdict),
                capturedAt);
    }
}
