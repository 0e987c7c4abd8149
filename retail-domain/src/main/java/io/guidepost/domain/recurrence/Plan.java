package io.guidepost.domain.recurrence;

import java.time.Instant;
import java.util.Optional;

/**
 * A task that repeats.
 *
 * @param taskId the task whose content each occurrence has
 * @param taskVersion its version when this was proposed: content that changes later needs a new plan and a new approval
 */
public record Plan(
        long id,
        long taskId,
        int taskVersion,
        Rule rule,
        State state,
        String stopReason,
        long createdBy,
        Instant createdAt,
        Optional<Long> approvedBy,
        int version) {

    public enum State {
        PROPOSED,
        ACTIVE,
        STOPPED
    }
}
