package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.SyncReport;
import io.guidepost.domain.organization.SyncRun;
import io.guidepost.domain.organization.SyncRuns;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisSyncRuns implements SyncRuns {

    private final SyncRunMapper mapper;
    private final JsonMapper json;

    MyBatisSyncRuns(SyncRunMapper mapper, JsonMapper json) {
        this.mapper = mapper;
        this.json = json;
    }

    @Override
    public Optional<SyncRun> find(long runId) {
        return Optional.ofNullable(mapper.find(runId))
                .map(row -> new SyncRun(
                        row.id(),
                        row.dryRun(),
                        row.state(),
                        json.readValue(row.diff(), SyncReport.class),
                        row.startedBy(),
                        row.startedAt(),
                        Optional.ofNullable(row.finishedAt())));
    }

    @Override
    public void add(SyncRun finished) {
        mapper.insert(row(finished), finished.startedAt());
    }

    @Override
    public boolean begin(SyncRun running, Instant leaseUntil) {
        try {
            mapper.insert(row(running), leaseUntil);
            return true;
        } catch (DuplicateKeyException anotherIsRunning) {
            return false;
        }
    }

    @Override
    public boolean giveUpDead(Instant now) {
        return mapper.giveUpDead(now) > 0;
    }

    @Override
    public boolean renew(long runId, Instant leaseUntil) {
        return mapper.renew(runId, leaseUntil) > 0;
    }

    @Override
    public void report(long runId, SyncReport report) {
        mapper.report(runId, json.writeValueAsString(report));
    }

    @Override
    public boolean finish(long runId, SyncRun.State state, SyncReport report, Instant at) {
        return mapper.finish(runId, state, json.writeValueAsString(report), at) > 0;
    }

    private SyncRunRow row(SyncRun run) {
        return new SyncRunRow(
                run.id(),
                run.dryRun(),
                run.state(),
                json.writeValueAsString(run.report()),
                run.startedBy(),
                run.startedAt(),
                run.finishedAt().orElse(null));
    }
}
