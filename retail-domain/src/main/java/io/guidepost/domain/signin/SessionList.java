package io.guidepost.domain.signin;

import java.time.Instant;
import java.util.List;

/** The sessions of administrators, by the machine's time. */
public interface SessionList {

    void add(long adminId, AdminSession session);

    /** Those that are neither ended nor expired, the latest first. */
    List<AdminSession> living(long adminId, Instant now, int limit);

    /** Whether this session of this active administrator has not been ended. */
    boolean isOpen(long adminId, long sessionId);

    /** How many were ended: one, or none where it is not his or over already. */
    int end(long adminId, long sessionId, Instant at, EndReason reason);

    int endAll(long adminId, Instant at, EndReason reason);

    int removeBelow(long sessionId, int limit);

    /** Why a session is over. */
    enum EndReason {
        SIGNED_OUT,
        REVOKED,
        PASSWORD,
        FACTOR,
        ROLES,
        TOO_MANY
    }
}
