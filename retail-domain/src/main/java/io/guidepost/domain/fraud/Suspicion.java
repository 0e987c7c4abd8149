package io.guidepost.domain.fraud;

import io.guidepost.core.fraud.SignalKind;
import io.guidepost.core.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order whose guide's commission waits until somebody has looked at it.
 *
 * @param guideId who is credited with the order
 * @param correctionId what a confirmed suspicion proposes
 */
public record Suspicion(
        long id,
        long orderId,
        long guideId,
        Optional<Long> regionId,
        Status status,
        Instant openedAt,
        Optional<Review> review,
        Optional<Long> correctionId,
        List<Found> signals) {

    public enum Status {
        OPEN,
        /** Nothing was wrong. */
        RELEASED,
        /** Something was; a correction waits for the second person, and the hold with it. */
        CONFIRMED
    }

    public record Review(long by, Instant at, String reason) {}

    /** @param buyerId whom of ours the shopper was recognized as */
    public record Found(SignalKind kind, Optional<Long> buyerId, Words evidence, Instant at) {}
}
