package io.guidepost.core.price;

import java.time.Instant;

/** From an instant on until another one, which no longer belongs to it. */
public record Period(Instant from, Instant until) {

    public static final Period ALWAYS = new Period(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

    public Period {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("A period ends after it begins, not %s to %s".formatted(from, until));
        }
    }

    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
