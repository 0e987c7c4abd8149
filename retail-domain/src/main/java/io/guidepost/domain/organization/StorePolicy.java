package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.Optional;

/**
 * What is agreed with a store from an instant on, until the next such agreement.
 *
 * @param legalEntity the company that runs the store; empty is the corporation itself
 * @param hqServiceBp what headquarters keeps of a franchisee's sales, in basis points (B5)
 * @param note why it was proposed
 */
public record StorePolicy(
        long id,
        long storeId,
        String legalEntity,
        int hqServiceBp,
        Instant effectiveFrom,
        State state,
        String note,
        long createdBy,
        Instant createdAt,
        Optional<Long> approvedBy,
        Optional<Instant> approvedAt) {

    public enum State {
        PROPOSED,
        APPROVED,
        REJECTED
    }
}
