package io.guidepost.domain.content;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who may be nudged again (C6): ours once in four hours per guide and task, WeCom's three times in 24 hours. */
final class NudgeRules {

    private static final Duration BETWEEN_NUDGES = Duration.ofHours(4);
    private static final Duration WECOM_WINDOW = Duration.ofHours(24);
    private static final int MOST_IN_WECOM_WINDOW = 3;

    private NudgeRules() {}

    /**
     * @param earlier when this guide was nudged about this task before
     * @return the reason not to nudge, empty when it is fine
     */
    static Optional<String> reasonToSkip(Assignment.Status status, List<Instant> earlier, Instant now) {
        if (!status.isTodo()) {
            return Optional.of("NOT_TODO");
        }
        if (earlier.stream().anyMatch(at -> at.isAfter(now.minus(BETWEEN_NUDGES)))) {
            return Optional.of("NUDGED_RECENTLY");
        }
        if (earlier.stream().filter(at -> at.isAfter(now.minus(WECOM_WINDOW))).count() >= MOST_IN_WECOM_WINDOW) {
            return Optional.of("WECOM_LIMIT");
        }
        return Optional.empty();
    }
}
