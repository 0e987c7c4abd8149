package io.guidepost.domain.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All money that WeChat Pay took; written at the one door only. */
public interface Captures {

    List<Capture> of(long orderId);

    Optional<Capture> find(String transactionId);

    /** Fails on a second accepted capture of one order, and on a transaction id that is known. */
    void insert(Capture capture, LearnedBy learnedBy, Instant learnedAt);

    /** The one payment that pays the order. */
    default Optional<Capture> accepted(long orderId) {
        return of(orderId).stream()
                .filter(capture -> capture.verdict() == Verdict.ACCEPT)
                .findFirst();
    }
}
