package io.guidepost.domain.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** When guides are reminded, and when a store is behind (C6). */
final class ReminderRules {

    /** Guides heard of the task just now. */
    private static final Duration AFTER_DISPATCH = Duration.ofMinutes(30);

    private static final Duration LAST_CALL = Duration.ofHours(2);

    /** What was missed for longer, say by an outage, is not made up for: the next one is near. */
    private static final Duration STALE = Duration.ofHours(12);

    private static final int ENOUGH_PERCENT = 60;

    private ReminderRules() {}

    /** A reminder, by a name that is unique within its task. */
    record Due(String kind, Instant at) {

        boolean isLastCall() {
            return kind.equals("T-120");
        }
    }

    /**
     * At half of the time, two hours before the deadline, and at the task's own times; the dispatch itself was announced.
     * Ascending; one that would come right after the dispatch is left out.
     */
    static List<Due> plan(Instant dispatchedAt, Instant deadlineAt, List<Duration> own) {
        var half = Duration.between(dispatchedAt, deadlineAt).dividedBy(2);
        return Stream.concat(
                        Stream.of(
                                new Due("HALF", dispatchedAt.plus(half)),
                                new Due("T-120", deadlineAt.minus(LAST_CALL))),
                        own.stream().map(before -> new Due("T-" + before.toMinutes(), deadlineAt.minus(before))))
                .map(due -> new Due(due.kind(), due.at().truncatedTo(ChronoUnit.SECONDS)))
                .distinct()
                .filter(due -> !due.at().isBefore(dispatchedAt.plus(AFTER_DISPATCH)))
                .sorted(Comparator.comparing(Due::at).thenComparing(Due::kind))
                .toList();
    }

    static boolean isStale(Due due, Instant now) {
        return due.at().plus(STALE).isBefore(now);
    }

    /** Less than 60 % of those who have to have done it. */
    static boolean isBehind(long required, long done) {
        return required > 0 && done * 100 < required * ENOUGH_PERCENT;
    }
}
