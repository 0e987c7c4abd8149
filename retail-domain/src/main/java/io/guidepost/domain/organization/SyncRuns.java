package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.Optional;

/** The rows of runs; at most one is {@code RUNNING}, which a unique key sees to. */
public interface SyncRuns {

    Optional<SyncRun> find(long runId);

    /** A finished dry run. */
    void add(SyncRun finished);

    /** False when another run is under way. */
    boolean begin(SyncRun running, Instant leaseUntil);

    /** Declares a run failed whose lease has passed; true when there was one. */
    boolean giveUpDead(Instant now);

    /** False when the run is no longer ours. Holds the row until the end of the transaction. */
    boolean renew(long runId, Instant leaseUntil);

    void report(long runId, SyncReport report);

    /** False when the run is no longer ours. */
    boolean finish(long runId, SyncRun.State state, SyncReport report, Instant at);
}
