package io.guidepost.domain.content.persistence;

import io.guidepost.domain.content.Assignment;
import io.guidepost.domain.content.Evidence;
import java.time.Instant;
import java.util.Optional;

record AssignmentRow(
        long id,
        long taskId,
        long guideId,
        long storeId,
        long regionId,
        String status,
        String reason,
        String evidence,
        int targetCount,
        int sentCount,
        Instant executedAt,
        Instant doneAt,
        Instant nudgedAt,
        Long linkId,
        int polls,
        int progress,
        int version) {

    Assignment toAssignment() {
        return new Assignment(
                id,
                taskId,
                guideId,
                storeId,
                regionId,
                Assignment.Status.valueOf(status),
                Optional.ofNullable(reason),
                Optional.ofNullable(evidence).map(Evidence::valueOf),
                targetCount,
                sentCount,
                Optional.ofNullable(executedAt),
                Optional.ofNullable(doneAt),
                Optional.ofNullable(nudgedAt),
                Optional.ofNullable(linkId),
                polls,
                progress,
                version);
    }
}
