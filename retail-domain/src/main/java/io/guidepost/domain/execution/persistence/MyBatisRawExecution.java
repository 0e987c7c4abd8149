package io.guidepost.domain.execution.persistence;

import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.domain.execution.Execution;
import io.guidepost.domain.execution.Execution.Depth;
import io.guidepost.domain.execution.Execution.Mix;
import io.guidepost.domain.execution.RawExecution;
import io.guidepost.domain.execution.StoreOfTask;
import io.guidepost.domain.execution.persistence.RawMapper.Amount;
import io.guidepost.domain.execution.persistence.RawMapper.DoneLine;
import io.guidepost.domain.execution.persistence.RawMapper.Named;
import io.guidepost.domain.execution.persistence.RawMapper.Sold;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisRawExecution implements RawExecution {

    private static final Sold NOTHING = new Sold(0, 0, 0, 0, 0);

    /** Messages may still be sent for a while after the deadline; whoever leaves later left for another reason. */
    private static final Duration LEAVE_AFTER_DEADLINE = Duration.ofDays(10);

    private final RawMapper mapper;

    MyBatisRawExecution(RawMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<TaskOutline> task(long taskId) {
        return Optional.ofNullable(mapper.task(taskId))
                .map(row -> new TaskOutline(row.id(), row.title(), row.type(), row.deadlineAt(), row.isOver()));
    }

    @Override
    public Map<Long, String> titles(Collection<Long> taskIds) {
        return taskIds.isEmpty()
                ? Map.of()
                : mapper.titles(taskIds).stream().collect(Collectors.toMap(Named::id, Named::name));
    }

    @Override
    public int assignments(long taskId, int most) {
        return mapper.assignments(taskId, most);
    }

    @Override
    public Map<StoreOfTask, Execution> byStore(long taskId) {
        var leaving = leaving(taskId);
        var clicked = amounts(mapper.clicked(taskId), MyBatisRawExecution::store);
        var earned = amounts(mapper.earned(taskId), MyBatisRawExecution::store);
        var deleted = amounts(mapper.deleted(taskId, leaving.from(), leaving.until()), MyBatisRawExecution::store);
        var sold = mapper.sold(taskId).stream()
                .collect(Collectors.toMap(row -> new StoreOfTask(row.regionId(), row.storeId()), row -> row));
        var figures = new HashMap<StoreOfTask, Execution>();
        for (var row : mapper.done(taskId)) {
            var store = new StoreOfTask(row.regionId(), row.storeId());
            figures.put(
                    store,
                    execution(
                            row,
                            clicked.getOrDefault(store, 0L),
                            sold.getOrDefault(store, NOTHING),
                            earned.getOrDefault(store, 0L),
                            deleted.getOrDefault(store, 0L)));
        }
        return figures;
    }

    @Override
    public List<GuideRow> byGuide(long taskId, Sight sight, Optional<Long> storeId, long afterGuideId, int limit) {
        var rows = mapper.guides(taskId, sight, storeId.orElse(null), afterGuideId, limit);
        if (rows.isEmpty()) {
            return List.of();
        }
        var ids = rows.stream().map(DoneLine::assignmentId).toList();
        var leaving = leaving(taskId);
        var clicked = amounts(mapper.clickedOf(ids), Amount::assignmentId);
        var earned = amounts(mapper.earnedOf(ids), Amount::assignmentId);
        var deleted = amounts(mapper.deletedOf(ids, leaving.from(), leaving.until()), Amount::assignmentId);
        var sold = mapper.soldOf(ids).stream().collect(Collectors.toMap(Sold::assignmentId, row -> row));
        return rows.stream()
                .map(row -> new GuideRow(
                        row.assignmentId(),
                        row.guideId(),
                        new StoreOfTask(row.regionId(), row.storeId()),
                        execution(
                                row,
                                clicked.getOrDefault(row.assignmentId(), 0L),
                                sold.getOrDefault(row.assignmentId(), NOTHING),
                                earned.getOrDefault(row.assignmentId(), 0L),
                                deleted.getOrDefault(row.assignmentId(), 0L))))
                .toList();
    }

    @Override
    public List<LiveTask> live(Instant after, long afterTaskId, int limit) {
        return mapper.live(after, afterTaskId, limit).stream()
                .map(row -> new LiveTask(row.id(), row.changedAt(), Optional.ofNullable(row.countedAt()), row.now()))
                .toList();
    }

    @Override
    public List<Long> dueBetween(Instant from, Instant until, long afterTaskId, int limit) {
        return mapper.dueBetween(from, until, afterTaskId, limit);
    }

    @Override
    public LocalDate dueOn(TaskOutline task) {
        return task.deadlineAt().atZone(ReturnWindow.ZONE).toLocalDate();
    }

    private record Leaving(Instant from, Instant until) {}

    private Leaving leaving(long taskId) {
        return new Leaving(
                mapper.begunAt(taskId), mapper.task(taskId).deadlineAt().plus(LEAVE_AFTER_DEADLINE));
    }

    private static StoreOfTask store(Amount row) {
        return new StoreOfTask(row.regionId(), row.storeId());
    }

    private static <K> Map<K, Long> amounts(List<Amount> rows, Function<Amount, K> key) {
        return rows.stream().collect(Collectors.toMap(key, Amount::amount));
    }

    private static Execution execution(DoneLine row, long clicked, Sold sold, long earned, long deleted) {
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
                        clicked,
                        sold.orders(),
                        sold.netSalesFen(),
                        earned,
                        deleted));
    }
}
