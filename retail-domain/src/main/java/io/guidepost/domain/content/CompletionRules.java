package io.guidepost.domain.content;

import io.guidepost.domain.content.Assignment.Status;
import java.time.Duration;
import java.time.Instant;

/** What a proof makes of an assignment (C1, C4, C5). */
final class CompletionRules {

    private static final Duration EAGER = Duration.ofHours(2);

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

    /** Often while guides are at it, hourly later; WeCom never calls back about group sends. */
    static Duration pauseBeforeNextPoll(Instant executedAt, Instant now, Duration eagerPause, Duration patientPause) {
        return Duration.between(executedAt, now).compareTo(EAGER) < 0 ? eagerPause : patientPause;
    }
}
