package io.guidepost.domain.execution;

import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The counted figures of tasks. What is written joins the caller's transaction. */
public interface ExecutionCounters {

    /**
     * @param countedAt by the database's clock
     * @param changedAt when an assignment of the task last changed, by the same
     * @param version rises whenever a figure changes
     */
    record Count(Instant countedAt, Instant changedAt, long version) {}

    /** A region, store or task with its figures; the id is 0 for headquarters. */
    record Sum(long id, Execution execution, long tasks, long tasksComplete) {}

    /** The database's own time. */
    Instant now();

    Optional<Count> count(long taskId);

    /** As {@link #count}, and nobody else counts this task until the caller's transaction ends. */
    Count lockCount(long taskId);

    /** By store; nothing for a task that was never counted. */
    Map<StoreOfTask, Execution> byStore(long taskId);

    /** Of one task, by region, or by store of one region or all. */
    List<Sum> ofTask(long taskId, Grouping by, Sight sight);

    /** Of the whole task, or of its part in one region. */
    Execution total(long taskId, Sight sight);

    /** Writes what differs; the version rises. */
    void replace(
            long taskId,
            LocalDate dueOn,
            Map<StoreOfTask, Execution> before,
            Map<StoreOfTask, Execution> after,
            Instant countedAt);

    /** Counted again, and nothing has changed but perhaps the deadline. */
    void counted(long taskId, LocalDate dueOn, Instant countedAt);

    /** Days between these whose sums are not those of their tasks. */
    List<LocalDate> wrongDays(LocalDate from, LocalDate to);

    /** Sums up the tasks of a day again. */
    void sumAnew(LocalDate day);

    /** Tasks that were due on these days, summed by region, store or task, of one region or of all. */
    List<Sum> due(LocalDate from, LocalDate to, Grouping by, Sight sight);

    /** The same as one sum. */
    Sum dueInAll(LocalDate from, LocalDate to, Sight sight);

    /** Names as they are today; ids that do not exist are left out. */
    Map<Long, String> names(Grouping of, List<Long> ids);
}
