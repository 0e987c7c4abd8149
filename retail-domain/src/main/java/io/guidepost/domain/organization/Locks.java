package io.guidepost.domain.organization;

import java.time.Duration;

/** How long whoever guesses stays outside: 15 minutes, twice as long each time, a day at most. */
public final class Locks {

    private static final Duration FIRST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 10;

    private Locks() {}

    /** @param before how many locks there were since the last success */
    public static Duration lasting(int before) {
        var doubled = FIRST.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
