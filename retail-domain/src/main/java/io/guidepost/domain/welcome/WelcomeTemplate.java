package io.guidepost.domain.welcome;

import io.guidepost.domain.acquisition.LeadChannel;
import java.time.Instant;
import java.util.Optional;

/**
 * What headquarters wants said to those who come by a channel, to a store, or both.
 *
 * @param channel empty for all
 * @param storeId empty for all
 * @param body {@code {guide}} and {@code {store}} become their names
 * @param cardTitle of the guide's own mini-program card; empty for none
 */
public record WelcomeTemplate(
        long id,
        Optional<LeadChannel> channel,
        Optional<Long> storeId,
        String body,
        String cardTitle,
        Status status,
        int version,
        long createdBy,
        Instant createdAt,
        Optional<Long> approvedBy,
        Optional<Instant> approvedAt) {

    /** The names are those of API and table. */
    public enum Status {
        DRAFT,
        /** In force; one at most for the same channel and store. */
        APPROVED,
        REJECTED,
        RETIRED
    }
}
