package io.guidepost.domain.content.persistence;

import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.content.Target;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.fatigue.Thresholds;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisTasks implements Tasks {

    private final TaskMapper tasks;
    private final JsonMapper json;

    MyBatisTasks(TaskMapper tasks, JsonMapper json) {
        this.tasks = tasks;
        this.json = json;
    }

    @Override
    public void insert(Task task) {
        tasks.insert(TaskRow.of(task, json));
        tasks.keepWording(task.id(), task.createdBy(), task.createdAt());
    }

    @Override
    public Optional<Task> find(long id) {
        return Optional.ofNullable(tasks.find(id)).map(row -> row.toTask(json));
    }

    @Override
    public Optional<Task> lock(long id) {
        return Optional.ofNullable(tasks.lock(id)).map(row -> row.toTask(json));
    }

    @Override
    public boolean isSeen(Sight sight, long id) {
        return sight.isAll() || tasks.seen(sight, id) > 0;
    }

    @Override
    public List<Task> page(Sight sight, Optional<Task.Status> status, long beforeId, int limit) {
        return tasks.page(sight, status.map(Enum::name).orElse(null), beforeId, limit).stream()
                .map(row -> row.toTask(json))
                .toList();
    }

    @Override
    public void submitted(long id, Instant at) {
        tasks.submitted(id, at);
    }

    @Override
    public void approved(long id, long adminId, Instant at, Instant startAt, Instant deadlineAt) {
        tasks.approved(id, adminId, at, startAt, deadlineAt);
    }

    @Override
    public void revised(Task task, long adminId, Instant at) {
        if (tasks.revise(TaskRow.of(task, json)) != 1) {
            throw new IllegalStateException("Task %d is no draft any more".formatted(task.id()));
        }
        tasks.keepWording(task.id(), adminId, at);
    }

    @Override
    public void extended(long id, Instant deadlineAt) {
        tasks.extend(id, deadlineAt);
    }

    @Override
    public List<Wording> wordings(long id) {
        return tasks.wordings(id);
    }

    @Override
    public boolean reachesMoreThan(Target target, Instant asOf, int members) {
        return tasks.friends(AudienceQuery.of(target, asOf), members + 1) > members;
    }

    @Override
    public List<String> unreachable(Task task, String after, int limit) {
        if (task.target().memberListId().isEmpty() || task.dispatchedAt().isEmpty()) {
            return List.of();
        }
        return tasks.unreachable(
                task.id(),
                task.target().memberListId().get(),
                task.dispatchedAt().get(),
                after,
                limit);
    }

    @Override
    public List<Task> running(long afterId, int limit) {
        return tasks.running(afterId, limit).stream()
                .map(row -> row.toTask(json))
                .toList();
    }

    @Override
    public List<Long> toAnnounce(Instant now, int limit) {
        return tasks.toAnnounce(now, limit);
    }

    @Override
    public void postponed(long id, Instant until) {
        tasks.postpone(id, until);
    }

    @Override
    public void takeTurn() {
        tasks.takeTurn();
    }

    @Override
    public void moved(long id, Task.Status to) {
        tasks.moved(id, to.name());
    }

    @Override
    public List<Long> due(Instant now, int limit) {
        return tasks.due(now, limit);
    }

    @Override
    public List<Long> over(Instant now, int limit) {
        return tasks.over(now, limit);
    }

    @Override
    public boolean lease(long id, String owner, Instant now, Instant until) {
        return tasks.lease(id, owner, now, until) == 1;
    }

    @Override
    public void release(long id, String owner) {
        tasks.release(id, owner);
    }

    @Override
    public void beginDispatch(long id, Instant at) {
        tasks.beginDispatch(id, at);
    }

    @Override
    public long dispatchedThrough(long id) {
        return tasks.dispatchedThrough(id);
    }

    @Override
    public boolean dispatchNext(Task task, Instant asOf, int guides, Optional<Thresholds> limits) {
        var audience = AudienceQuery.of(task.target(), asOf);
        long after = tasks.dispatchedThrough(task.id());
        var through = tasks.endOfStretch(audience, after, guides);
        if (through == null) {
            return false;
        }
        var midnight = audience.day().atStartOfDay(CalendarRules.ZONE).toInstant();
        tasks.insertAssignments(
                task.id(),
                audience,
                asOf,
                midnight,
                task.deadlineAt(),
                task.terms().offPeak(),
                after,
                through);
        switch (task.type().aim()) {
            case CUSTOMERS -> tasks.insertDeliveries(task.id(), audience, limits.orElse(null), after, through);
            case CHATS -> tasks.insertChats(task.id(), asOf, after, through);
            case NOBODY -> {}
        }
        tasks.countTargets(task.id(), after, through, task.type().aim() != TaskType.Aim.NOBODY);
        if (task.type().needsNoTap()) {
            tasks.watch(task.id(), asOf, after, through);
        }
        tasks.reached(task.id(), through);
        return true;
    }

    @Override
    public void endDispatch(long id) {
        tasks.endDispatch(id);
    }
}
