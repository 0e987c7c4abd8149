package io.guidepost.domain.content;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.outbox.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds a task up: nothing more is dispatched, announced, nudged or carried out until it goes on (C4). */
@Service
public class PauseTask {

    private final Tasks tasks;
    private final Outbox outbox;
    private final Clock clock;

    PauseTask(Tasks tasks, Outbox outbox, Clock clock) {
        this.tasks = tasks;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Task pause(long taskId) {
        return moved(locked(taskId), Task.Status.PAUSED);
    }

    /** It goes on where it was held up; guides who have not heard of it yet hear of it now. */
    @Transactional
    public Task resume(long taskId) {
        var task = locked(taskId);
        TaskRules.requireMove(task, Task.Status.RUNNING);
        TaskRules.requireTimeLeft(task, clock.instant());
        var resumed = moved(task, TaskRules.resumed(task));
        outbox.add(AnnounceTask.TOPIC, taskId + " resumed " + resumed.version(), new AnnounceTask.Announcement(taskId));
        return resumed;
    }

    private Task moved(Task task, Task.Status to) {
        TaskRules.requireMove(task, to);
        tasks.moved(task.id(), to);
        return tasks.find(task.id()).orElseThrow();
    }

    private Task locked(long taskId) {
        return tasks.lock(taskId).orElseThrow(() -> Refusal.notFound("任务", "task"));
    }
}
