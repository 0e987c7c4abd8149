package io.guidepost.domain.behaviour;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that a shopper did with a product.
 *
 * @param eventId made by who saw it; the same shopper's same event is kept once
 * @param storeId where, if it is known
 * @param occurredAt when it happened, which may be long before it was told
 */
public record Behaviour(
        long memberId,
        String eventId,
        Kind kind,
        long productId,
        Optional<Long> storeId,
        Instant occurredAt,
        Instant receivedAt) {

    public enum Kind {
        VIEW,
        SHARE,
        FAVOURITE,
        UNFAVOURITE
    }
}
