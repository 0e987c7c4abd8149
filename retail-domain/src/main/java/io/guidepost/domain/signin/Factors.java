package io.guidepost.domain.signin;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Secrets of the second factor, sealed, and the digests of recovery codes. */
public interface Factors {

    Optional<Factor> find(long adminId);

    /** A secret that waits for its first code, in place of another one that waits. */
    void put(long adminId, byte[] sealedSecret, Instant at);

    void confirm(long adminId, Instant at);

    /** False when this step or a later one was taken already. */
    boolean take(long adminId, long step);

    /** Counts a try before the code is looked at; the {@code limit}-th in a row locks until {@code lockUntil}. */
    void countTry(long adminId, int limit, Instant lockUntil);

    void forgetTries(long adminId);

    void remove(long adminId);

    /** In place of those of before. */
    void putRecoveryCodes(long adminId, Collection<String> hashes);

    /** False when there is no such code, or it was used before. */
    boolean useRecoveryCode(long adminId, String hash, Instant at);

    int recoveryCodesLeft(long adminId);

    record Factor(
            long adminId,
            byte[] sealedSecret,
            Instant createdAt,
            Instant confirmedAt,
            long lastStep,
            int lockCount,
            Instant lockedUntil) {

        @Override
        public String toString() {
            return "Factor[%d]".formatted(adminId);
        }
    }
}
