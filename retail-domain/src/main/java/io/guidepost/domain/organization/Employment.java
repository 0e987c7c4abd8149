package io.guidepost.domain.organization;

import java.time.Instant;

/**
 * A guide serves in a store from one instant until before another. A move ends one and begins the next; nothing is
 * overwritten, so any day of the past can be asked.
 *
 * @param isPrimary whether this is the guide's main store where several are served at once
 * @param until {@link #OPEN_END} while it goes on
 */
public record Employment(
        long id, long guideId, long storeId, Role role, boolean isPrimary, Instant from, Instant until) {

    /** "Until" is never absent; an open end is the year 9999. */
    public static final Instant OPEN_END = Instant.parse("9999-12-31T00:00:00Z");

    public enum Role {
        GUIDE,
        MANAGER,
        PART_TIME
    }

    public Employment {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("Employment %d ends before it begins".formatted(id));
        }
    }

    /** Goes on until further notice. */
    public boolean isOpenEnded() {
        return until.equals(OPEN_END);
    }

    public boolean isActiveAt(Instant at) {
        return !from.isAfter(at) && at.isBefore(until);
    }
}
