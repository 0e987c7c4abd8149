package io.guidepost.domain.tryon;

import java.time.Instant;
import java.util.Optional;

/**
 * Something was put on in a store.
 *
 * @param externalUserid empty for somebody without a name, or who is no friend
 * @param size what was really put on; empty where it is what the SKU says
 * @param basketId the basket that it went into
 */
public record TryOn(
        long id,
        long guideId,
        long storeId,
        String externalUserid,
        Optional<Long> memberId,
        long skuId,
        String size,
        Outcome outcome,
        String note,
        Instant triedAt,
        Optional<Long> basketId) {

    /** What came of it; what is too small tells more than that it was not bought. */
    public enum Outcome {
        WANTED,
        TOO_SMALL,
        TOO_LARGE,
        NOT_LIKED,
        TOO_DEAR,
        UNDECIDED
    }
}
