package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.Optional;

/** One comparison of our organization with WeCom's, and what came of it. */
public record SyncRun(
        long id,
        boolean dryRun,
        State state,
        SyncReport report,
        String startedBy,
        Instant startedAt,
        Optional<Instant> finishedAt) {

    public enum State {
        RUNNING,
        DONE,
        /** Stopped half-way; what was applied stays, and the next run does the rest. */
        FAILED
    }
}
