package io.guidepost.core.attribution;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody the sale could have belonged to.
 *
 * @param refId id of the designation, touch, binding or friendship; the store's id for a store; 0 for headquarters
 * @param basis the ground on which it stood; for a binding that no longer holds, the unprotected one
 * @param occurredAt when it came about; empty for stores and headquarters
 * @param rejection empty if accepted for at least one line
 * @param late whether it was reported only after the order: it changes nothing, but a dispute may look at it
 */
public record Candidate(
        Kind kind,
        long refId,
        Basis basis,
        Optional<GuideId> guide,
        Optional<StoreId> store,
        Optional<Instant> occurredAt,
        Optional<RejectCode> rejection,
        boolean late) {

    /** What spoke for the candidate. */
    public enum Kind {
        ASSIST,
        BINDING,
        TOUCH,
        FRIEND,
        /** The store a guide who may not win has served in last. */
        LEAVERS_STORE,
        HOME_STORE,
        PICK_UP_STORE,
        IMPORTED_STORE,
        HQ,
        /** Headquarters ruled afterwards. */
        RULING
    }

    public Candidate {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(guide, "guide");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(rejection, "rejection");
    }

    public boolean isAccepted() {
        return rejection.isEmpty();
    }
}
