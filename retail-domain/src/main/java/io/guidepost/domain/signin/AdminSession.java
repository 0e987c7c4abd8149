package io.guidepost.domain.signin;

import java.time.Instant;

/**
 * Somebody's session.
 *
 * @param source the address it was opened from
 * @param agent what the browser calls itself
 */
public record AdminSession(
        long id, Instant openedAt, Instant expiresAt, String source, String agent, SecondFactor.Proof proof) {}
