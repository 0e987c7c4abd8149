package io.guidepost.domain.executionfile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is written, a page at a time; reads only. */
public interface ExportRows {

    long guides(long taskId, Optional<Long> regionId);

    long customers(long taskId, Optional<Long> regionId);

    /** By guide, after the given one (0 begins). */
    List<GuideLine> guides(long taskId, Optional<Long> regionId, long afterGuide, int limit);

    /** All customers of these assignments, by assignment and customer. */
    List<CustomerLine> customers(List<Long> assignmentIds);

    boolean taskExists(long taskId);

    record GuideLine(
            long assignmentId,
            long guideId,
            String region,
            String store,
            String guide,
            String status,
            String reason,
            String evidence,
            int targeted,
            int sent,
            int undelivered,
            Instant dispatchedAt,
            Instant viewedAt,
            Instant executedAt,
            Instant doneAt,
            Instant lateAt) {}

    /** @param customer WeCom's number of the customer, as it is */
    record CustomerLine(long assignmentId, String customer, String name, String status, Instant sentAt) {}
}
