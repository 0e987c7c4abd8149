package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.Optional;

/**
 * The level a guide has for a while; commission rates may depend on it (B6).
 *
 * @param level 1 to 9; 0 takes a level away
 * @param until first instant at which it no longer holds; empty if open
 * @param setBy the administrator
 */
public record GuideLevel(long guideId, int level, Instant from, Optional<Instant> until, long setBy, Instant setAt) {

    public static final int HIGHEST = 9;

    public GuideLevel {
        if (level < 0 || level > HIGHEST) {
            throw new IllegalArgumentException("A level lies between 0 and %d, not %d".formatted(HIGHEST, level));
        }
    }
}
