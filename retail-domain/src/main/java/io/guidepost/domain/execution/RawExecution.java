package io.guidepost.domain.execution;

import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Figures straight from assignments and what hangs on them; reads only. */
public interface RawExecution {

    /**
     * A task as reports see it.
     *
     * @param isOver nothing is done any more; what was done may still become known for some days
     */
    record TaskOutline(long id, String title, String type, Instant deadlineAt, boolean isOver) {}

    /** @param guideId who did it, in the store and region of the moment of dispatch */
    record GuideRow(long assignmentId, long guideId, StoreOfTask store, Execution execution) {}

    Optional<TaskOutline> task(long taskId);

    /** By id. */
    Map<Long, String> titles(Collection<Long> taskIds);

    /** How many assignments the task has, but no more than {@code most}. */
    int assignments(long taskId, int most);

    Map<StoreOfTask, Execution> byStore(long taskId);

    /** By guide, after the given one (0 begins); only of one region or store where these are named. */
    List<GuideRow> byGuide(long taskId, Sight sight, Optional<Long> storeId, long afterGuideId, int limit);

    /**
     * Tasks of which a report may still change: those that run, and those whose deadline is later than {@code after}, with
     * the moment at which an assignment last changed, after the given task.
     */
    List<LiveTask> live(Instant after, long afterTaskId, int limit);

    /** Ended tasks whose deadline lies between, by id, after the given one. */
    List<Long> dueBetween(Instant from, Instant until, long afterTaskId, int limit);

    /** Times are the database's own. */
    record LiveTask(long id, Instant changedAt, Optional<Instant> countedAt, Instant now) {}

    /** The day of the deadline. */
    LocalDate dueOn(TaskOutline task);
}
