package io.guidepost.core.attribution;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The handing over of a shopper from a guide who left to another, which WeCom confirms only later (B4). Until it is
 * confirmed the shopper belongs to neither.
 */
public record Transfer(GuideId from, GuideId to, Instant startedAt, Outcome outcome, Optional<Instant> finishedAt) {

    /** What WeCom answered: handed over, refused by the shopper, or the receiving guide has too many friends. */
    public enum Outcome {
        PENDING,
        SUCCEEDED,
        REJECTED,
        LIMIT_REACHED
    }

    public Transfer {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(startedAt, "startedAt");
        if ((outcome == Outcome.PENDING) == finishedAt.isPresent()) {
            throw new IllegalArgumentException("A transfer has a finishing time once it is no longer pending");
        }
    }

    public boolean isPendingAt(Instant at) {
        return !startedAt.isAfter(at) && (finishedAt.isEmpty() || at.isBefore(finishedAt.get()));
    }
}
