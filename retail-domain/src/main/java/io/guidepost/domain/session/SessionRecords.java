package io.guidepost.domain.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sessions as they are written down. */
public interface SessionRecords {

    /**
     * @param previousHash null before the first renewal
     * @param deviceIndex null when the device told no id
     * @param endedAt null while it lives, and so is {@code endReason}
     */
    record SessionRecord(
            long id,
            long memberId,
            long grantNo,
            String refreshHash,
            String previousHash,
            String deviceIndex,
            String deviceName,
            Instant openedAt,
            Instant renewedAt,
            Instant idleUntil,
            Instant endsAt,
            Instant endedAt,
            String endReason) {}

    void insert(SessionRecord session);

    /** Held until the end of the transaction; found by the token that renews it now, or by the one before. */
    Optional<SessionRecord> lockByToken(String hash);

    /** Latest used first, at most {@code limit}. */
    List<SessionRecord> living(long memberId, int limit);

    /** Whose living session carries this number. */
    Optional<Long> memberOf(long grantNo);

    int renew(long id, long grantNo, String refreshHash, String previousHash, Instant renewedAt, Instant idleUntil);

    int end(long id, Instant at, String reason);

    int endOnDevice(long memberId, String deviceIndex, Instant at, String reason);

    int endAll(long memberId, Instant at, String reason);

    /** Ends at the end of the session that carries this number, if it is this member's. */
    int endGrant(long memberId, long grantNo, Instant at, String reason);

    /** Removes sessions that nobody can renew since then. */
    int removeOver(Instant before, int limit);
}
