package io.guidepost.domain.commission.rate;

import java.time.Instant;
import java.util.Optional;

/**
 * What is approved or rejected as a whole: one change, or all of one file.
 *
 * @param contentHash SHA-256 of the file in hexadecimal digits
 * @param decidedBy who approved or rejected it
 * @param reason why it was rejected; otherwise empty
 */
public record RateProposal(
        long id,
        Source source,
        Status status,
        int changes,
        Optional<String> contentHash,
        long createdBy,
        Instant createdAt,
        Optional<Long> decidedBy,
        Optional<Instant> decidedAt,
        String reason) {

    public enum Source {
        FORM,
        IMPORT
    }

    public enum Status {
        DRAFT,
        APPROVED,
        REJECTED
    }
}
