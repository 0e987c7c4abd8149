package io.guidepost.domain.shopper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every merger there was, and who undid it. */
public interface Mergers {

    /** Why two records became one member. */
    enum Cause {
        ADMIN,
        EVIDENCE,
        /** Before this was written down. */
        EARLIER
    }

    /**
     * @param adminId null unless headquarters did it
     * @param gaveHome the member had no home and took that of the merged record
     * @param undoneAt null while in force
     */
    record Merger(
            long id,
            long mergedId,
            long intoId,
            Cause cause,
            Long adminId,
            String note,
            Instant mergedAt,
            boolean gaveHome,
            Instant undoneAt,
            Long undoneBy,
            String undoneWhy) {}

    void insert(Merger merger);

    /** @param adminId empty when the evidence has changed */
    void undo(long id, Optional<Long> adminId, String why, Instant at);

    /** By which the record is part of another today. */
    Optional<Merger> inForce(long mergedId);

    /** Mergers of this record and into it, newest first; at most 200. */
    List<Merger> of(long memberId);
}
