package io.guidepost.domain.content;

import java.time.Instant;
import java.util.Optional;

/**
 * One guide's part of a task. Store and region are those of the moment of dispatch (C5).
 *
 * @param targetCount how many customers are this guide's to reach; for group sends, how many chats
 * @param progress how much is done, in the unit of the task's type
 */
public record Assignment(
        long id,
        long taskId,
        long guideId,
        long storeId,
        long regionId,
        Status status,
        Optional<String> reason,
        Optional<Evidence> evidence,
        int targetCount,
        int sentCount,
        Optional<Instant> executedAt,
        Optional<Instant> doneAt,
        Optional<Instant> nudgedAt,
        Optional<Long> linkId,
        int polls,
        int progress,
        int version) {

    public enum Status {
        PENDING,
        NOTIFIED,
        VIEWED,
        EXECUTING,
        PARTIAL,
        DONE,
        DONE_UNVERIFIED,
        EXPIRED,
        EXEMPT,
        FAILED;

        /** Still to be done by the guide. */
        public boolean isTodo() {
            return switch (this) {
                case PENDING, NOTIFIED, VIEWED, EXECUTING, PARTIAL -> true;
                case DONE, DONE_UNVERIFIED, EXPIRED, EXEMPT, FAILED -> false;
            };
        }
    }
}
