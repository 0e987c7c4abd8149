package io.guidepost.domain.moment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When to ask WeCom about a moment again, and when somebody has published it (C7). */
final class MomentRules {

    /** No call takes longer; what is still being asked for after this was left behind by a dead process. */
    static final Duration LONGEST_CALL = Duration.ofMinutes(1);

    /** So long WeCom may take to make a moment; what is in no list by then does not exist. */
    static final Duration LONGEST_MAKING = Duration.ofMinutes(15);

    private static final Duration ASK_UNTIL_AFTER_DEADLINE = Duration.ofDays(7);
    private static final Duration EAGER = Duration.ofHours(1);

    private MomentRules() {}

    /**
     * WeCom tells whether, never when. Who had not published at the last look before the deadline and has at the first one
     * after it gets the benefit of the doubt.
     */
    static Instant publishedAt(Optional<Instant> lastLook, Instant now, Instant deadlineAt) {
        boolean wasLookedAtSince =
                lastLook.filter(at -> !at.isBefore(deadlineAt)).isPresent();
        return now.isAfter(deadlineAt) && !wasLookedAtSince ? deadlineAt : now;
    }

    /**
     * Every five minutes in the first hour, half-hourly until the deadline and at it, then daily for a week.
     *
     * @return empty when there is no more looking
     */
    static Optional<Instant> nextLook(Instant madeAt, Instant now, Instant deadlineAt) {
        if (now.isAfter(deadlineAt.plus(ASK_UNTIL_AFTER_DEADLINE))) {
            return Optional.empty();
        }
        if (!now.isBefore(deadlineAt)) {
            return Optional.of(now.plus(Duration.ofDays(1)));
        }
        var pause = now.isBefore(madeAt.plus(EAGER)) ? Duration.ofMinutes(5) : Duration.ofMinutes(30);
        var next = now.plus(pause);
        return Optional.of(next.isAfter(deadlineAt) ? deadlineAt : next);
    }
}
