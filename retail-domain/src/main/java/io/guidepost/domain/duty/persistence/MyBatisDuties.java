package io.guidepost.domain.duty.persistence;

import io.guidepost.domain.duty.Duties;
import io.guidepost.domain.duty.DutyRun;
import io.guidepost.domain.duty.DutyRun.Outcome;
import io.guidepost.domain.duty.DutyState.Order;
import io.guidepost.domain.duty.DutyState.Running;
import io.guidepost.domain.duty.persistence.DutyMapper.EntryRow;
import io.guidepost.domain.duty.persistence.DutyMapper.Row;
import io.guidepost.domain.duty.persistence.DutyMapper.RunRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisDuties implements Duties {

    private final DutyMapper mapper;

    MyBatisDuties(DutyMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void register(Map<String, String> cadenceByName) {
        mapper.register(cadenceByName.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(duty -> new Row(duty.getKey(), duty.getValue()))
                .toList());
        mapper.removeOthers(cadenceByName.keySet());
    }

    @Override
    public Optional<Entry> find(String name) {
        return Optional.ofNullable(mapper.find(name)).map(MyBatisDuties::entry);
    }

    @Override
    public List<Entry> all() {
        return mapper.all().stream().map(MyBatisDuties::entry).toList();
    }

    @Override
    public List<Entry> unheeded() {
        return mapper.unheeded().stream().map(MyBatisDuties::entry).toList();
    }

    @Override
    public boolean heeded(Entry entry) {
        return mapper.heeded(entry.name(), entry.version()) == 1;
    }

    @Override
    public void paused(String name, long adminId, Instant at) {
        mapper.paused(name, adminId, at);
    }

    @Override
    public void resumed(String name) {
        mapper.resumed(name);
    }

    @Override
    public void runAsked(String name, long adminId, Instant at) {
        mapper.runAsked(name, adminId, at);
    }

    @Override
    public void ordered(long id, String name, String kind, long adminId, Instant at) {
        mapper.ordered(id, name, kind, adminId, at);
    }

    @Override
    public void misfired(String name, Instant at) {
        mapper.misfired(name, at);
    }

    @Override
    public void add(DutyRun run) {
        mapper.add(new RunRow(
                run.id(),
                run.duty(),
                run.node(),
                run.outcome().name(),
                run.askedBy().orElse(null),
                run.startedAt(),
                run.endedAt(),
                run.items(),
                run.times(),
                run.error()));
    }

    @Override
    public void repeated(long runId, Instant endedAt) {
        mapper.repeated(runId, endedAt);
    }

    @Override
    public List<DutyRun> runs(String name, long belowId, int limit) {
        return mapper.runs(name, belowId, limit).stream()
                .map(MyBatisDuties::run)
                .toList();
    }

    @Override
    public Map<String, DutyRun> last(Collection<Outcome> outcomes) {
        return mapper.last(outcomes.stream().map(Outcome::name).toList()).stream()
                .map(MyBatisDuties::run)
                .collect(Collectors.toMap(DutyRun::duty, Function.identity()));
    }

    @Override
    public int prune(String name, int kept, int limit) {
        var beyond = mapper.firstBeyond(name, kept);
        return beyond == null ? 0 : mapper.prune(name, beyond, limit);
    }

    @Override
    public Map<String, Firing> firings() {
        return mapper.triggers().stream()
                .collect(Collectors.toMap(
                        DutyMapper.TriggerRow::name,
                        row -> new Firing(
                                instant(row.lastMillis()),
                                instant(row.nextMillis()),
                                !row.state().equals("ERROR"))));
    }

    @Override
    public Map<String, Running> running() {
        return mapper.executing().stream()
                .collect(Collectors.toMap(
                        DutyMapper.FiredRow::name,
                        row -> new Running(row.node(), Instant.ofEpochMilli(row.sinceMillis())),
                        (earlier, later) -> later));
    }

    /** Quartz writes −1 or 0 where there is none. */
    private static Optional<Instant> instant(Long millis) {
        return Optional.ofNullable(millis).filter(known -> known > 0).map(Instant::ofEpochMilli);
    }

    private static Entry entry(EntryRow row) {
        return new Entry(
                row.name(),
                row.cadence(),
                order(row.pausedBy(), row.pausedAt()),
                order(row.runAskedBy(), row.runAskedAt()),
                row.misfires(),
                Optional.ofNullable(row.misfiredAt()),
                row.version());
    }

    private static Optional<Order> order(Long by, Instant at) {
        return Optional.ofNullable(by).map(admin -> new Order(admin, at));
    }

    private static DutyRun run(RunRow row) {
        return new DutyRun(
                row.id(),
                row.duty(),
                row.node(),
                Outcome.valueOf(row.outcome()),
                Optional.ofNullable(row.askedBy()),
                row.startedAt(),
                row.endedAt(),
                row.items(),
                row.times(),
                row.error());
    }
}
