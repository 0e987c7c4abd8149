package io.guidepost.domain.sop;

import io.guidepost.domain.organization.Area;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Those who go through a procedure together.
 *
 * @param listId whose customers they are; without it the steps go to the guides of the area with what they have
 * @param filledAfter how far its customers have been written down
 */
public record Cohort(
        long id,
        long sopId,
        Area area,
        Optional<Long> listId,
        LocalDate startOn,
        State state,
        String stopReason,
        String filledAfter,
        long createdBy,
        Instant createdAt) {

    public enum State {
        FILLING,
        RUNNING,
        DONE,
        STOPPED
    }
}
