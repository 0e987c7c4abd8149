package io.guidepost.domain.content.persistence;

import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.Tasks;
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
    public List<Task> page(Optional<Task.Status> status, long beforeId, int limit) {
        return tasks.page(status.map(Enum::name).orElse(null), beforeId, limit).stream()
                .map(row -> row.toTask(json))
                .toList();
    }

    @Override
    public void submitted(long id, Instant at) {
        tasks.submitted(id, at);
    }

    @Override
    public void approved(long id, long adminId, Instant at) {
        tasks.approved(id, adminId, at);
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
    public boolean dispatchNext(Task task, Instant asOf, int guides) {
        var to = task.target();
        long after = tasks.dispatchedThrough(task.id());
        var through =
                tasks.endOfStretch(asOf, to.isEverybody(), to.regionIds(), to.storeIds(), to.guideIds(), after, guides);
        if (through == null) {
            return false;
        }
        tasks.insertAssignments(
                task.id(), asOf, to.isEverybody(), to.regionIds(), to.storeIds(), to.guideIds(), after, through);
        tasks.insertDeliveries(
                task.id(), asOf, to.isEverybody(), to.regionIds(), to.storeIds(), to.guideIds(), after, through);
        tasks.countTargets(task.id(), after, through);
        tasks.reached(task.id(), through);
        return true;
    }

    @Override
    public void endDispatch(long id) {
        tasks.endDispatch(id);
    }
}
