package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.Optional;

/**
 * A store belongs to another region, or to somebody else, from some moment on.
 *
 * @param regionId where it will belong; empty when that stays
 * @param ownership whose it will be; empty when that stays
 * @param oldOwnership whose it was when this was proposed
 * @param note why
 * @param decidedBy who approved, rejected or withdrew it
 */
public record StoreChange(
        long id,
        long storeId,
        Optional<Long> regionId,
        Optional<Store.Ownership> ownership,
        Store.Ownership oldOwnership,
        Instant effectiveFrom,
        State state,
        String note,
        long createdBy,
        Instant createdAt,
        Optional<Long> decidedBy,
        Optional<Instant> decidedAt,
        Optional<Instant> appliedAt) {

    public enum State {
        /** Waits for somebody else: the owner would change. */
        PROPOSED,
        /** Will take effect at its time. */
        APPROVED,
        APPLIED,
        REJECTED,
        CANCELLED
    }

    StoreChange decided(State next, long adminId, Instant at) {
        return new StoreChange(
                id,
                storeId,
                regionId,
                ownership,
                oldOwnership,
                effectiveFrom.isBefore(at) ? at : effectiveFrom,
                next,
                note,
                createdBy,
                createdAt,
                Optional.of(adminId),
                Optional.of(at),
                appliedAt);
    }

    StoreChange applied(Instant at) {
        return new StoreChange(
                id,
                storeId,
                regionId,
                ownership,
                oldOwnership,
                effectiveFrom,
                State.APPLIED,
                note,
                createdBy,
                createdAt,
                decidedBy,
                decidedAt,
                Optional.of(at));
    }
}
