package io.guidepost.domain.executionfile;

import io.guidepost.domain.sheet.SheetFormat;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that is made, was made, or is gone.
 *
 * @param regionId the only region in it
 * @param rowsTotal how many there were to write when it was asked for
 * @param contentHash SHA-256 in hexadecimal digits; empty until it is done
 * @param expiresAt then the file is deleted; that it was there, and who took it, stays
 */
public record Export(
        long id,
        long taskId,
        Kind kind,
        SheetFormat format,
        Locale language,
        Optional<Long> regionId,
        State state,
        long rowsTotal,
        long rowsDone,
        long bytes,
        String contentHash,
        String failure,
        long createdBy,
        Instant createdAt,
        Optional<Instant> finishedAt,
        Instant expiresAt,
        int attempts) {

    /** What has a row of its own. */
    public enum Kind {
        GUIDES,
        /** Customers, masked. */
        CUSTOMERS
    }

    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        EXPIRED
    }

    /** Headquarters sees all, others what they asked for themselves. */
    boolean isFor(long adminId, Optional<Long> onlyRegion) {
        return onlyRegion.isEmpty() || createdBy == adminId && regionId.equals(onlyRegion);
    }
}
