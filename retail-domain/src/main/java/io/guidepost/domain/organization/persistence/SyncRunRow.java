package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.SyncRun;
import java.time.Instant;

record SyncRunRow(
        long id,
        boolean dryRun,
        SyncRun.State state,
        String diff,
        String startedBy,
        Instant startedAt,
        Instant finishedAt) {}
