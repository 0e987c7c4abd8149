package io.guidepost.core.price;

import java.time.Instant;
import java.util.Optional;

/**
 * Who wrote something down that changes prices, and who let it have effect: two people.
 *
 * @param endedAt when it was called off; it has no effect from then on
 */
public record Approval(
        long createdBy,
        Instant createdAt,
        Optional<Long> approvedBy,
        Optional<Instant> approvedAt,
        Optional<Instant> endedAt) {

    /** How it stands at an instant. */
    public enum State {
        DRAFT,
        /** Approved, and its time has not come. */
        SCHEDULED,
        RUNNING,
        ENDED
    }

    public Approval {
        if (approvedBy.filter(checker -> checker == createdBy).isPresent()) {
            throw new IllegalArgumentException("Whoever wrote it down does not approve it");
        }
        if (approvedBy.isPresent() != approvedAt.isPresent()) {
            throw new IllegalArgumentException("An approval has a time");
        }
    }

    public State stateAt(Instant now, Period period) {
        if (approvedAt.isEmpty()) {
            return endedAt.isPresent() ? State.ENDED : State.DRAFT;
        }
        if (endedAt.filter(end -> !now.isBefore(end)).isPresent() || !now.isBefore(period.until())) {
            return State.ENDED;
        }
        return now.isBefore(period.from()) ? State.SCHEDULED : State.RUNNING;
    }
}
