package io.guidepost.domain.sharing;

import java.time.Instant;
import java.util.Optional;

/**
 * One trace a shopper left at a link. Appended and never changed; one that does not count says why.
 *
 * @param link the link it came through; empty when the token was forged
 * @param receivedAt when we learnt of it; a client that was offline tells us later
 * @param forwardDepth 0 from the guide's own message, 1 from a shopper who passed it on, however often (B4)
 */
public record Touch(
        long id,
        long memberId,
        Optional<Link> link,
        Source source,
        String page,
        Instant occurredAt,
        Instant receivedAt,
        int forwardDepth,
        Optional<InvalidReason> invalidReason) {

    /** Who passed a link on is of interest; how many did so before is not. */
    private static final int MAX_FORWARD_DEPTH = 1;

    /** The sources that shoppers report themselves; others are appended by those who see them happen. */
    public enum Source {
        SHARE_LINK,
        SHARE_POSTER,
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
        if (forwardDepth < 0) {
            throw new IllegalArgumentException("A forward depth is not negative, not " + forwardDepth);
        }
        forwardDepth = Math.min(forwardDepth, MAX_FORWARD_DEPTH);
    }
}
