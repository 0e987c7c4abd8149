package io.guidepost.domain.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a guide submitted to show that his part is done, and what the reviewer said.
 *
 * @param photoCount how many photos it had; some time after its review the photos themselves are forgotten
 */
public record Proof(
        long id,
        long assignmentId,
        long guideId,
        long storeId,
        long regionId,
        Kind kind,
        Content content,
        int photoCount,
        Instant submittedAt,
        State state,
        Optional<Review> review) {

    public enum Kind {
        /** What the task asked for. */
        PROOF,
        /** The results of visits that were logged. */
        VISITS
    }

    public enum State {
        PENDING,
        APPROVED,
        REJECTED
    }

    /** @param photos ids of files that the guide has handed in, in their order */
    public record Content(String text, Optional<Place> place, List<Long> photos) {

        public Content {
            photos = List.copyOf(photos);
        }
    }

    /** Millionths of degrees, as the phone says. */
    public record Place(int latitudeE6, int longitudeE6) {}

    /** @param reviewer a store manager by guide id, or an administrator */
    public record Review(Reviewer reviewer, Instant at, Optional<String> reason) {}

    public record Reviewer(ReviewerKind kind, long id) {}

    public enum ReviewerKind {
        GUIDE,
        ADMIN
    }
}
