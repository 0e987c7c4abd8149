package io.guidepost.domain.audience;

import java.time.Instant;
import java.util.Optional;

/**
 * Customers who can be a task's target.
 *
 * @param conditions of a segment; empty for a list
 * @param filledAt when members were last put in; a segment is filled anew before each dispatch
 */
public record MemberList(
        long id,
        Kind kind,
        String name,
        Optional<SegmentConditions> conditions,
        int members,
        long createdBy,
        Instant createdAt,
        Optional<Instant> filledAt) {

    public enum Kind {
        /** Brought by headquarters. */
        IMPORT,
        /** Found by conditions. */
        SEGMENT,
        /** Customers whose step of an operating procedure is due on one day. */
        SOP
    }
}
