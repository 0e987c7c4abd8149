package io.guidepost.domain.duty;

import java.time.Instant;
import java.util.Optional;

/**
 * One run of a duty that was worth keeping.
 *
 * @param node the scheduler's name in its cluster
 * @param askedBy the administrator who asked for this run; empty when it was time for it
 * @param items how many pieces of work were done
 * @param times how often in a row it ended in this very failure; the times are the first beginning and the last end
 * @param error empty unless it failed
 */
public record DutyRun(
        long id,
        String duty,
        String node,
        Outcome outcome,
        Optional<Long> askedBy,
        Instant startedAt,
        Instant endedAt,
        long items,
        int times,
        String error) {

    public enum Outcome {
        OK,
        FAILED,
        /** Its node died in the middle; what was left over is found by the next run. */
        LOST
    }
}
