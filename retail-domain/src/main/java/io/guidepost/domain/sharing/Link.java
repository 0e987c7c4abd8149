package io.guidepost.domain.sharing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a token stands for: whose link it is, since it was made, and what it points to.
 *
 * @param storeId the store in which the guide worked when the link was made
 * @param expiresOn the last day in Asia/Shanghai on which it counts
 */
public record Link(
        long id,
        long guideId,
        long storeId,
        Optional<Long> productId,
        Optional<Long> lookId,
        Optional<Long> materialId,
        Optional<Long> assignmentId,
        Instant createdAt,
        LocalDate expiresOn,
        Optional<Instant> revokedAt,
        Medium medium) {

    /** How it reaches shoppers; a touch says later how it was made. */
    public enum Medium {
        /** In a message. */
        LINK,
        /** As the code on a picture. */
        POSTER
    }
}
