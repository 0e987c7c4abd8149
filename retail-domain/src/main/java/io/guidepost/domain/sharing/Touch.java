package io.guidepost.domain.sharing;

import java.time.Instant;
import java.util.Optional;

/**
 * One trace a shopper left at a link. Appended and never changed; one that does not count says why.
 *
 * @param link the link it came through; empty when the token was forged
 */
public record Touch(
        long id,
        long memberId,
        Optional<Link> link,
        Source source,
        String page,
        Instant occurredAt,
        Instant receivedAt,
        Optional<InvalidReason> invalidReason) {

    /** The sources that shoppers report themselves; others are appended by those who see them happen. */
    public enum Source {
        SHARE_LINK,
        TASK_SEND
    }

    /** Why a touch does not count. */
    public enum InvalidReason {
        FORGED,
        EXPIRED,
        REVOKED,
        UNKNOWN_LINK
    }

    public Touch {
        if (link.isEmpty() && invalidReason.isEmpty()) {
            throw new IllegalArgumentException("A touch without a link cannot count");
        }
    }
}
