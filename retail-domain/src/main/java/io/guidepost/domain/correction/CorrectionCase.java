package io.guidepost.domain.correction;

import java.time.Instant;
import java.util.Optional;

/**
 * A correction of one order's attribution, with the two persons behind it.
 *
 * @param guideId the guide it is about: who is given the sale, who bought himself, or whose touches do not count
 * @param storeId where the guide is given the sale; only for a ruling
 * @param originId the dispute or suspicion behind it; the correction itself if an administrator began it
 * @param createdBy who asked for it: an administrator, or the guide who filed the dispute
 */
public record CorrectionCase(
        long id,
        long orderId,
        Kind kind,
        long guideId,
        Optional<Long> storeId,
        boolean moveBinding,
        String reason,
        Origin origin,
        long originId,
        Status status,
        long createdBy,
        Instant createdAt,
        Optional<Long> approvedBy,
        Optional<Instant> approvedAt,
        Optional<String> refuseReason,
        Optional<Integer> fromRevision,
        Optional<Integer> toRevision) {

    /** What is found to be wrong. */
    public enum Kind {
        /** The sale is another guide's. */
        RULING,
        /** The shopper was the guide: the sale stays credited and pays what the rules say. */
        BOUGHT_HIMSELF,
        /** The guide's touches were not genuine: the sale is decided without them. */
        TOUCHES_BLOCKED
    }

    public enum Origin {
        DISPUTE,
        ADMIN,
        FRAUD
    }

    public enum Status {
        PROPOSED,
        APPLIED,
        REFUSED
    }
}
