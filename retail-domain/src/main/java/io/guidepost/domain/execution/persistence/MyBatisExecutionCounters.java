package io.guidepost.domain.execution.persistence;

import io.guidepost.domain.execution.Execution;
import io.guidepost.domain.execution.Execution.Depth;
import io.guidepost.domain.execution.Execution.Mix;
import io.guidepost.domain.execution.ExecutionCounters;
import io.guidepost.domain.execution.Grouping;
import io.guidepost.domain.execution.StoreOfTask;
import io.guidepost.domain.execution.persistence.ExecutionCounterMapper.CountRow;
import io.guidepost.domain.execution.persistence.ExecutionCounterMapper.StoreRow;
import io.guidepost.domain.execution.persistence.ExecutionCounterMapper.SumRow;
import io.guidepost.domain.execution.persistence.RawMapper.Named;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisExecutionCounters implements ExecutionCounters {

    private static final int HQ = 1;
    private static final int REGION = 2;
    private static final int STORE = 3;
    private static final int ROWS_AT_ONCE = 500;

    private final ExecutionCounterMapper mapper;

    MyBatisExecutionCounters(ExecutionCounterMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Instant now() {
        return mapper.now();
    }

    @Override
    public Optional<Count> count(long taskId) {
        return Optional.ofNullable(mapper.count(taskId)).map(MyBatisExecutionCounters::count);
    }

    @Override
    public Count lockCount(long taskId) {
        mapper.open(taskId);
        return count(mapper.lock(taskId));
    }

    private static Count count(CountRow row) {
        return new Count(row.countedAt(), row.changedAt(), row.version());
    }

    @Override
    public Map<StoreOfTask, Execution> byStore(long taskId) {
        return mapper.byStore(taskId).stream()
                .collect(Collectors.toMap(
                        row -> new StoreOfTask(row.regionId(), row.storeId()), MyBatisExecutionCounters::execution));
    }

    @Override
    public List<Sum> ofTask(long taskId, Grouping by, Sight sight) {
        return mapper.ofTask(level(by, sight), taskId, by.name(), sight).stream()
                .map(MyBatisExecutionCounters::sum)
                .toList();
    }

    @Override
    public Execution total(long taskId, Sight sight) {
        return mapper.ofTask(whole(sight), taskId, "ALL", sight).stream()
                .findFirst()
                .map(row -> sum(row).execution())
                .orElse(Execution.NONE);
    }

    /** Only what differs is written, so that a large task of which a few guides have done something costs little. */
    @Override
    public void replace(
            long taskId,
            LocalDate dueOn,
            Map<StoreOfTask, Execution> before,
            Map<StoreOfTask, Execution> after,
            Instant countedAt) {
        var days = lockDays(taskId, dueOn);
        write(STORE, taskId, dueOn, before, after);
        write(REGION, taskId, dueOn, regions(before), regions(after));
        write(HQ, taskId, dueOn, all(before), all(after));
        mapper.putOff(taskId, dueOn);
        days.forEach(this::sum);
        mapper.counted(taskId, countedAt, 1);
    }

    @Override
    public void counted(long taskId, LocalDate dueOn, Instant countedAt) {
        if (!dueOn.equals(mapper.dueOn(taskId))) {
            var days = lockDays(taskId, dueOn);
            mapper.putOff(taskId, dueOn);
            days.forEach(this::sum);
        }
        mapper.counted(taskId, countedAt, 0);
    }

    /** The day of the task, and the one it was put off from; in one order everywhere. */
    private SortedSet<LocalDate> lockDays(long taskId, LocalDate dueOn) {
        var days = new TreeSet<>(Set.of(dueOn));
        Optional.ofNullable(mapper.dueOn(taskId)).ifPresent(days::add);
        days.forEach(this::lock);
        return days;
    }

    private void lock(LocalDate day) {
        mapper.openDay(day);
        mapper.lockDay(day);
    }

    private void sum(LocalDate day) {
        mapper.removeDay(day);
        mapper.sumDay(day);
    }

    @Override
    public List<LocalDate> wrongDays(LocalDate from, LocalDate to) {
        return mapper.wrongDays(from, to).stream().distinct().toList();
    }

    @Override
    public void sumAnew(LocalDate day) {
        lock(day);
        sum(day);
    }

    private static Map<StoreOfTask, Execution> regions(Map<StoreOfTask, Execution> stores) {
        var regions = new HashMap<StoreOfTask, Execution>();
        stores.forEach(
                (store, execution) -> regions.merge(new StoreOfTask(store.regionId(), 0), execution, Execution::plus));
        return regions;
    }

    private static Map<StoreOfTask, Execution> all(Map<StoreOfTask, Execution> stores) {
        var all = new HashMap<StoreOfTask, Execution>();
        stores.values().forEach(execution -> all.merge(new StoreOfTask(0, 0), execution, Execution::plus));
        return all;
    }

    private void write(
            int level,
            long taskId,
            LocalDate dueOn,
            Map<StoreOfTask, Execution> before,
            Map<StoreOfTask, Execution> after) {
        var gone = before.keySet().stream()
                .filter(store -> !after.containsKey(store))
                .map(store -> row(store, Execution.NONE))
                .toList();
        for (int at = 0; at < gone.size(); at += ROWS_AT_ONCE) {
            mapper.remove(level, taskId, gone.subList(at, Math.min(gone.size(), at + ROWS_AT_ONCE)));
        }
        var changed = after.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(StoreRow::regionId).thenComparingLong(StoreRow::storeId))
                .toList();
        for (int at = 0; at < changed.size(); at += ROWS_AT_ONCE) {
            mapper.put(level, taskId, dueOn, changed.subList(at, Math.min(changed.size(), at + ROWS_AT_ONCE)));
        }
    }

    @Override
    public List<Sum> due(LocalDate from, LocalDate to, Grouping by, Sight sight) {
        int level = level(by, sight);
        var rows = by == Grouping.TASK
                ? mapper.tasksDue(level, from, to, by.name(), sight)
                : mapper.daysDue(level, from, to, by.name(), sight);
        return rows.stream().map(MyBatisExecutionCounters::sum).toList();
    }

    @Override
    public Sum dueInAll(LocalDate from, LocalDate to, Sight sight) {
        return mapper.daysDue(whole(sight), from, to, "ALL", sight).stream()
                .findFirst()
                .map(MyBatisExecutionCounters::sum)
                .orElse(new Sum(0, Execution.NONE, 0, 0));
    }

    /** On which level the fewest rows make up all that is seen. */
    private static int whole(Sight sight) {
        if (sight.isAll()) {
            return HQ;
        }
        return sight.stores().isEmpty() ? REGION : STORE;
    }

    /** Tasks are looked at as a whole, or as what the places that are seen did of them. */
    private static int level(Grouping by, Sight sight) {
        return switch (by) {
            case STORE -> STORE;
            case REGION -> sight.stores().isEmpty() ? REGION : STORE;
            case TASK -> whole(sight);
            case GUIDE -> throw new IllegalArgumentException("Guides are not counted; their assignments are read");
        };
    }

    @Override
    public Map<Long, String> names(Grouping of, List<Long> ids) {
        var names = new HashMap<Long, String>();
        for (int at = 0; at < ids.size(); at += ROWS_AT_ONCE) {
            mapper.names(of.name(), ids.subList(at, Math.min(ids.size(), at + ROWS_AT_ONCE)))
                    .forEach((Named named) -> names.put(named.id(), named.name()));
        }
        return names;
    }

    private static Sum sum(SumRow row) {
        return new Sum(
                row.id(),
                new Execution(
                        row.assigned(),
                        row.exempt(),
                        row.viewed(),
                        row.done(),
                        row.doneUnverified(),
                        row.expired(),
                        row.failed(),
                        row.late(),
                        new Mix(row.e3(), row.e2(), row.e1(), row.e0()),
                        new Depth(
                                row.targeted(),
                                row.sent(),
                                row.undelivered(),
                                row.clicked(),
                                row.ordered(),
                                row.netSalesFen(),
                                row.commissionFen(),
                                row.deleted())),
                row.tasks(),
                row.tasksComplete());
    }

    private static Execution execution(StoreRow row) {
        return new Execution(
                row.assigned(),
                row.exempt(),
                row.viewed(),
                row.done(),
                row.doneUnverified(),
                row.expired(),
                row.failed(),
                row.late(),
                new Mix(row.e3(), row.e2(), row.e1(), row.e0()),
                new Depth(
                        row.targeted(),
                        row.sent(),
                        row.undelivered(),
                        row.clicked(),
                        row.ordered(),
                        row.netSalesFen(),
                        row.commissionFen(),
                        row.deleted()));
    }

    private static StoreRow row(StoreOfTask store, Execution execution) {
        var mix = execution.mix();
        var depth = execution.depth();
        return new StoreRow(
                store.regionId(),
                store.storeId(),
                execution.assigned(),
                execution.exempt(),
                execution.viewed(),
                execution.done(),
                execution.doneUnverified(),
                execution.expired(),
                execution.failed(),
                execution.late(),
                mix.e3(),
                mix.e2(),
                mix.e1(),
                mix.e0(),
                depth.targeted(),
                depth.sent(),
                depth.undelivered(),
                depth.clicked(),
                depth.ordered(),
                depth.netSalesFen(),
                depth.commissionFen(),
                depth.deleted());
    }
}
