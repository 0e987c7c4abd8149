package io.guidepost.domain.duty;

import java.time.Instant;
import java.util.Optional;

/**
 * A duty as it stands. All times but those of orders are the machines', which business time in a demonstration may leave
 * behind.
 *
 * @param cadence how often, in words
 * @param nextAt empty while it is paused
 * @param misfires how often it fired later than five seconds after its time, because nodes were down or busy
 * @param lastRun the last one that was worth keeping
 * @param lastFailure the last one that failed or was lost
 */
public record DutyState(
        String name,
        String cadence,
        Phase phase,
        Optional<Order> paused,
        Optional<Order> runAsked,
        Optional<Instant> lastFiredAt,
        Optional<Instant> nextAt,
        Optional<Running> running,
        long misfires,
        Optional<Instant> misfiredAt,
        Optional<DutyRun> lastRun,
        Optional<DutyRun> lastFailure) {

    public enum Phase {
        WAITING,
        RUNNING,
        PAUSED,
        /** Quartz has no trigger for it, or has given the trigger up. */
        BROKEN
    }

    /** What an administrator wished, and when. */
    public record Order(long by, Instant at) {}

    /** Where it runs, and since when. */
    public record Running(String node, Instant since) {}

    /** What a duty does at present: one that still runs after it was paused is running. */
    static Phase phase(boolean isPaused, boolean isRunning, boolean isTriggerSound) {
        if (isRunning) {
            return Phase.RUNNING;
        }
        if (isPaused) {
            return Phase.PAUSED;
        }
        return isTriggerSound ? Phase.WAITING : Phase.BROKEN;
    }
}
