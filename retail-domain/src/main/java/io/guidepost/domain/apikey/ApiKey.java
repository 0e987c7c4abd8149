package io.guidepost.domain.apikey;

import java.time.Instant;

/**
 * A key.
 *
 * @param code what requests name it by
 * @param adminId the account on whose behalf they act
 * @param sealedPrevious the secret before the last rotation, good until {@code previousUntil}; null without one
 * @param endedAt when it was taken out of use; null while it is in use
 */
public record ApiKey(
        long id,
        String code,
        String name,
        long adminId,
        byte[] sealedSecret,
        byte[] sealedPrevious,
        Instant previousUntil,
        Instant expiresAt,
        Instant lastUsedAt,
        Instant endedAt,
        long createdBy,
        Instant createdAt) {

    @Override
    public String toString() {
        return "ApiKey[%s]".formatted(code);
    }
}
