package io.guidepost.core.attribution;

import io.guidepost.core.sale.SpuId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One trace a shopper left at a guide's link, code or message (B1). Without a guide it speaks for its store alone.
 *
 * @param guide the guide of the token, whoever forwarded it
 * @param store the store carried by the token, which matters for guides who serve in several
 * @param spu the product that was shared, if it was one
 * @param look the products of the outfit that was shared; empty if it was none
 * @param receivedAt when we learnt of it; before {@code occurredAt} only if the client's clock is wrong
 * @param forwardDepth 0 if opened from the guide's own message, 1 if from a shopper who passed it on; more is cut to 1
 */
public record Touch(
        TouchId id,
        Optional<GuideId> guide,
        Optional<StoreId> store,
        TouchSource source,
        Optional<SpuId> spu,
        List<SpuId> look,
        Instant occurredAt,
        Instant receivedAt,
        TouchStanding standing,
        int forwardDepth) {

    public Touch {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(spu, "spu");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(standing, "standing");
        if (guide.isEmpty() && store.isEmpty()) {
            throw new IllegalArgumentException("Touch %d speaks for nobody".formatted(id.value()));
        }
        if (forwardDepth < 0) {
            throw new IllegalArgumentException("A forward depth is not negative, not " + forwardDepth);
        }
        forwardDepth = Math.min(forwardDepth, 1);
        // Touches that were kept before outfits counted say nothing about them.
        look = look == null ? List.of() : List.copyOf(look);
    }

    /** A touch of no outfit. */
    public Touch(
            TouchId id,
            Optional<GuideId> guide,
            Optional<StoreId> store,
            TouchSource source,
            Optional<SpuId> spu,
            Instant occurredAt,
            Instant receivedAt,
            TouchStanding standing,
            int forwardDepth) {
        this(id, guide, store, source, spu, List.of(), occurredAt, receivedAt, standing, forwardDepth);
    }

    /** A touch cannot have happened after we heard of it: a client clock that runs ahead wins nothing. */
    Instant happenedAt() {
        return occurredAt.isAfter(receivedAt) ? receivedAt : occurredAt;
    }
}
