package io.guidepost.domain.reminder;

import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which reminders have gone out, how stores stand, and the digests of the regions. */
public interface Reminders {

    /** What has gone out for these tasks, as {@code kind@dueAt}. */
    Map<Long, Set<String>> sent(Collection<Long> taskIds);

    /** @return false when somebody else has just sent it */
    boolean first(long taskId, String kind, Instant dueAt, Instant at);

    /** How the stores of a task stand, by id, after the given one. */
    List<StoreStanding> standings(long taskId, long afterStoreId, int limit);

    /** Managers who serve in these stores at that moment. */
    Map<Long, List<Long>> managers(Collection<Long> storeIds, Instant at);

    /** Writes what each region missed of the tasks that ended in that time; again it changes nothing. @return rows written */
    int writeDigests(LocalDate on, Instant endedAfter, Instant endedThrough, Instant at);

    /** Digests of a day by region and task, after the given ones. */
    List<Digest> digests(LocalDate on, Sight sight, long afterRegionId, long afterTaskId, int limit);

    record StoreStanding(long storeId, long required, long done) {}

    record Digest(
            LocalDate onDate,
            long regionId,
            String regionName,
            long taskId,
            String title,
            int required,
            int done,
            int missed) {}
}
