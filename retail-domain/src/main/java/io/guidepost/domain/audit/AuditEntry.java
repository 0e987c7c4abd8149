package io.guidepost.domain.audit;

import java.time.Instant;

/**
 * One thing that somebody at headquarters or a guide did. Texts are never null: what is not known is empty.
 *
 * @param actorId of the account of headquarters or of the guide
 * @param roles as they stood in his token, with commas; of a guide, the role in the store
 * @param source the address he called from
 * @param action method and address, ids as placeholders
 * @param objectType first step of the address, such as {@code withdrawals}
 * @param requestDigest SHA-256 of the body that was sent, or of the query of a read
 * @param outcome {@code CHANGED} inside the transaction of the change, else how the request ended
 */
public record AuditEntry(
        long id,
        Instant at,
        Actor actor,
        long actorId,
        String roles,
        String source,
        Kind kind,
        String action,
        String objectType,
        String objectId,
        String requestDigest,
        String beforeDigest,
        String afterDigest,
        String reason,
        String outcome,
        String traceId) {

    /** Who did it. */
    public enum Actor {
        ADMIN,
        GUIDE
    }

    /** Whether something was looked at or changed. */
    public enum Kind {
        READ,
        WRITE
    }
}
