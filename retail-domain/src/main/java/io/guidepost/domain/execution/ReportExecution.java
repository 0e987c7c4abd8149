package io.guidepost.domain.execution;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.execution.ExecutionCounters.Sum;
import io.guidepost.domain.execution.RawExecution.GuideRow;
import io.guidepost.domain.organization.Sights;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * What came of a task, or of all tasks of a period (C5). Small tasks are counted at the moment of asking; the others were counted
 * shortly before, and asking costs the same however many assignments there are.
 */
@Service
public class ReportExecution {

    /** Up to so many assignments it is as quick to look at each. */
    private static final int FEW = 2_000;

    private static final Words HEADQUARTERS = new Words("总部", "Headquarters");

    private final RawExecution raw;
    private final ExecutionCounters counters;
    private final Sights sights;

    ReportExecution(RawExecution raw, ExecutionCounters counters, Sights sights) {
        this.raw = raw;
        this.counters = counters;
        this.sights = sights;
    }

    /** @param tasks how many tasks are in it; {@code tasksComplete}: of how many all that was required is done */
    public record Row(long id, String name, Execution execution, long tasks, long tasksComplete) {}

    /**
     * @param items by id; their figures add up to the total
     * @param countedAt empty for what was counted at the moment of asking
     * @param next of a list of guides, the guide after whom it goes on
     */
    public record Report(List<Row> items, Row total, Optional<Instant> countedAt, Optional<Long> next) {}

    /** What is looked at: all of it where nothing is named. */
    public record Part(Sight sight, Optional<Long> storeId) {

        public static final Part ALL = new Part(Sight.ALL, Optional.empty());

        /** @param seen the sight with all regions named that lie within */
        boolean covers(StoreOfTask store, Sight seen) {
            return seen.names(store.regionId(), store.storeId())
                    && storeId.map(id -> id == store.storeId()).orElse(true);
        }
    }

    /** By region, or by store of a region or of all. */
    public Report ofTask(long taskId, Grouping by, Part part) {
        require(taskId);
        var counted = counters.count(taskId);
        if (counted.isEmpty() || raw.assignments(taskId, FEW + 1) <= FEW) {
            return atOnce(taskId, by, part);
        }
        var rows = counters.ofTask(taskId, by, part.sight()).stream()
                .filter(sum -> by != Grouping.STORE
                        || part.storeId().map(store -> store == sum.id()).orElse(true))
                .toList();
        var total = part.storeId().isPresent()
                ? rows.stream().map(Sum::execution).reduce(Execution.NONE, Execution::plus)
                : counters.total(taskId, part.sight());
        return new Report(
                named(by, rows), total(total), counted.map(ExecutionCounters.Count::countedAt), Optional.empty());
    }

    private Report atOnce(long taskId, Grouping by, Part part) {
        var sums = new HashMap<Long, Execution>();
        var seen = sights.expanded(part.sight());
        raw.byStore(taskId).forEach((store, execution) -> {
            if (part.covers(store, seen)) {
                sums.merge(by == Grouping.STORE ? store.storeId() : store.regionId(), execution, Execution::plus);
            }
        });
        var rows = sums.entrySet().stream()
                .map(entry -> sum(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Sum::id))
                .toList();
        var total = sums.values().stream().reduce(Execution.NONE, Execution::plus);
        return new Report(named(by, rows), total(total), Optional.empty(), Optional.empty());
    }

    /** By guide, page by page: the total is that of the whole part. */
    public Report guidesOfTask(long taskId, Part part, long afterGuideId, int limit) {
        require(taskId);
        var fetched = raw.byGuide(taskId, part.sight(), part.storeId(), afterGuideId, limit + 1);
        boolean hasMore = fetched.size() > limit;
        var page = hasMore ? fetched.subList(0, limit) : fetched;
        var names = counters.names(
                Grouping.GUIDE, page.stream().map(GuideRow::guideId).toList());
        var rows = page.stream()
                .map(row -> row(row.guideId(), names.getOrDefault(row.guideId(), ""), row.execution()))
                .toList();
        boolean isWhole = afterGuideId == 0 && !hasMore;
        var total = isWhole
                ? total(page.stream().map(GuideRow::execution).reduce(Execution.NONE, Execution::plus))
                : ofTask(taskId, Grouping.STORE, part).total();
        return new Report(
                rows,
                total,
                Optional.empty(),
                hasMore ? Optional.of(page.get(page.size() - 1).guideId()) : Optional.empty());
    }

    /** All tasks whose deadline was on these days, by region, store or task, of one region or of all. */
    public Report ofPeriod(LocalDate from, LocalDate to, Grouping by, Sight sight) {
        if (by == Grouping.GUIDE) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "malformed_request",
                    new Words("期间报表按大区、门店或任务汇总", "A period is reported by region, store or task"));
        }
        var rows = counters.due(from, to, by, sight);
        var whole = counters.dueInAll(from, to, sight);
        return new Report(
                named(by, rows),
                new Row(0, "", whole.execution(), whole.tasks(), whole.tasksComplete()),
                Optional.empty(),
                Optional.empty());
    }

    /** Refused as unknown where there is no such task. */
    public RawExecution.TaskOutline require(long taskId) {
        return raw.task(taskId).orElseThrow(() -> Refusal.notFound("任务", "task"));
    }

    private List<Row> named(Grouping by, List<Sum> sums) {
        var names = names(by, sums.stream().map(Sum::id).toList());
        var rows = new ArrayList<Row>(sums.size());
        for (var sum : sums) {
            var name = sum.id() == 0 ? HEADQUARTERS.zh() : names.getOrDefault(sum.id(), "");
            rows.add(new Row(sum.id(), name, sum.execution(), sum.tasks(), sum.tasksComplete()));
        }
        return rows;
    }

    private Map<Long, String> names(Grouping by, List<Long> ids) {
        return by == Grouping.TASK ? raw.titles(ids) : counters.names(by, ids);
    }

    private static Row total(Execution execution) {
        return row(0, "", execution);
    }

    private static Row row(long id, String name, Execution execution) {
        return new Row(id, name, execution, 1, execution.isComplete() ? 1 : 0);
    }

    private static Sum sum(long id, Execution execution) {
        return new Sum(id, execution, 1, execution.isComplete() ? 1 : 0);
    }
}
