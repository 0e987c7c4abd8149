package io.guidepost.core.attribution;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A shopper belongs to a guide for a while (B1). At most one is in force at a time.
 *
 * @param protectedUntil first instant at which another guide may win over it; empty if it has no protection
 * @param expiresAt first instant at which it no longer holds; empty if permanent
 * @param lastPaidAt the last paid order under it; decides between bindings when shoppers are merged
 */
public record Binding(
        BindingId id,
        GuideId guide,
        StoreId storeAtBind,
        BindingSource source,
        Instant boundAt,
        Optional<Instant> protectedUntil,
        Optional<Instant> expiresAt,
        Optional<Instant> lastPaidAt,
        Optional<Instant> endedAt,
        Optional<EndReason> endReason) {

    public Binding {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(guide, "guide");
        Objects.requireNonNull(storeAtBind, "storeAtBind");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(boundAt, "boundAt");
        Objects.requireNonNull(protectedUntil, "protectedUntil");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(lastPaidAt, "lastPaidAt");
        if (endedAt.isPresent() != endReason.isPresent()) {
            throw new IllegalArgumentException(
                    "Binding %d must end with a time and a reason, or not at all".formatted(id.value()));
        }
    }

    /** Begun, not ended and not expired. */
    public boolean isActiveAt(Instant at) {
        return !boundAt.isAfter(at)
                && (endedAt.isEmpty() || at.isBefore(endedAt.get()))
                && (expiresAt.isEmpty() || at.isBefore(expiresAt.get()));
    }

    public boolean isProtectedAt(Instant at) {
        return protectedUntil.isPresent() && at.isBefore(protectedUntil.get());
    }
}
