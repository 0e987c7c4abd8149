package io.guidepost.domain.idempotency.persistence;

import io.guidepost.domain.idempotency.Answer;
import io.guidepost.domain.idempotency.StoredRequests.Stored;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is read of a row. */
record IdempotencyKeyRow(
        String bodyHash, Integer status, String location, String body, Instant leaseUntil, Instant createdAt) {

    Stored toStored(UnaryOperator<String> opened) {
        var answer = status == null
                ? Optional.<Answer>empty()
                : Optional.of(new Answer(status, opened.apply(body), Optional.ofNullable(location)));
        return new Stored(bodyHash, answer, leaseUntil, createdAt);
    }
}
