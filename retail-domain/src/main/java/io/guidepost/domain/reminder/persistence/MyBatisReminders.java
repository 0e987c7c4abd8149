package io.guidepost.domain.reminder.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.guidepost.domain.reminder.Reminders;
import io.guidepost.domain.reminder.persistence.ReminderMapper.ManagerRow;
import io.guidepost.domain.reminder.persistence.ReminderMapper.SentRow;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisReminders implements Reminders {

    private final ReminderMapper reminders;

    MyBatisReminders(ReminderMapper reminders) {
        this.reminders = reminders;
    }

    @Override
    public Map<Long, Set<String>> sent(Collection<Long> taskIds) {
        return taskIds.isEmpty()
                ? Map.of()
                : reminders.sent(taskIds).stream()
                        .collect(groupingBy(SentRow::taskId, mapping(row -> row.kind() + "@" + row.dueAt(), toSet())));
    }

    @Override
    public boolean first(long taskId, String kind, Instant dueAt, Instant at) {
        return reminders.first(taskId, kind, dueAt, at) == 1;
    }

    @Override
    public List<StoreStanding> standings(long taskId, long afterStoreId, int limit) {
        return reminders.standings(taskId, afterStoreId, limit);
    }

    @Override
    public Map<Long, List<Long>> managers(Collection<Long> storeIds, Instant at) {
        return reminders.managers(storeIds, at).stream()
                .collect(groupingBy(ManagerRow::storeId, mapping(ManagerRow::guideId, toList())));
    }

    @Override
    public int writeDigests(LocalDate on, Instant endedAfter, Instant endedThrough, Instant at) {
        return reminders.writeDigests(on, endedAfter, endedThrough, at);
    }

    @Override
    public List<Digest> digests(LocalDate on, Sight sight, long afterRegionId, long afterTaskId, int limit) {
        return reminders.digests(on, sight, afterRegionId, afterTaskId, limit);
    }
}
