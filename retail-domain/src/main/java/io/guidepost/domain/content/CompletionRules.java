package io.guidepost.domain.content;

import io.guidepost.domain.content.Assignment.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a proof makes of an assignment, and when to look for one again (C1, C4, C5, C7). */
final class CompletionRules {

    private static final Duration EAGER = Duration.ofHours(1);
    private static final Duration ASK_UNTIL_AFTER_DEADLINE = Duration.ofDays(7);

    private CompletionRules() {}

    /** In time and proven well enough it counts; proven too weakly it is shown but does not; too late it stays expired. */
    static Status after(Status before, Evidence evidence, Evidence wanted, Instant doneAt, Instant deadlineAt) {
        if (before == Status.EXEMPT || before == Status.FAILED || before == Status.DONE) {
            return before;
        }
        if (doneAt.isAfter(deadlineAt)) {
            return Status.EXPIRED;
        }
        return evidence.satisfies(wanted) ? Status.DONE : Status.DONE_UNVERIFIED;
    }

    /** What is proven better than before is worth writing down; the same again, or less, is not. */
    static boolean isNews(Optional<Evidence> known, Evidence found) {
        return known.isEmpty() || found.compareTo(known.get()) > 0;
    }

    /** How long to wait between two looks: in the first hour after the tap, until the deadline, and after it (C7). */
    record Pauses(Duration eager, Duration patient, Duration late) {}

    /**
     * When to look again: often while the guide is at it, then half-hourly, then daily until a week after the deadline;
     * WeCom never calls back about group sends.
     *
     * @param executedAt when the guide tapped; empty where nothing needs a tap
     * @return empty when there is no more looking
     */
    static Optional<Instant> nextLook(Optional<Instant> executedAt, Instant deadlineAt, Instant now, Pauses pauses) {
        if (now.isAfter(deadlineAt.plus(ASK_UNTIL_AFTER_DEADLINE))) {
            return Optional.empty();
        }
        if (executedAt.filter(at -> now.isBefore(at.plus(EAGER))).isPresent()) {
            return Optional.of(now.plus(pauses.eager()));
        }
        return Optional.of(now.plus(now.isAfter(deadlineAt) ? pauses.late() : pauses.patient()));
    }
}
