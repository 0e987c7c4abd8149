package io.guidepost.domain.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What headquarters wants guides to do, with the copy they may not change (C2).
 *
 * @param audienceSize how many guides it was dispatched to, once that is done
 */
public record Task(
        long id,
        TaskType type,
        String title,
        String instruction,
        String copyText,
        List<Long> materialIds,
        Target target,
        Instant startAt,
        Instant deadlineAt,
        Evidence minEvidence,
        Status status,
        long createdBy,
        Instant createdAt,
        Optional<Long> approvedBy,
        Optional<Instant> dispatchedAt,
        Optional<Integer> audienceSize,
        Terms terms,
        int textVersion,
        int version) {

    public enum Status {
        DRAFT,
        PENDING_APPROVAL,
        SCHEDULED,
        DISPATCHING,
        RUNNING,
        PAUSED,
        ENDED,
        CANCELLED
    }

    /** Guides may carry it out: it runs and its time is not over. */
    public boolean isOpenAt(Instant now) {
        return (status == Status.RUNNING || status == Status.DISPATCHING) && now.isBefore(deadlineAt);
    }
}
