package io.guidepost.domain.content;

import io.guidepost.domain.Refusal;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From draft to scheduled, by two people (C4, C10). The scheduler dispatches it when its time comes. */
@Service
public class PublishTask {

    private final Tasks tasks;
    private final Clock clock;

    PublishTask(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Transactional
    public Task submit(long taskId) {
        var task = locked(taskId);
        TaskRules.requireMove(task, Task.Status.PENDING_APPROVAL);
        TaskRules.requireTimeLeft(task, clock.instant());
        tasks.submitted(taskId, clock.instant());
        return tasks.find(taskId).orElseThrow();
    }

    /** Refused with {@code maker_is_checker} to whoever created the task. */
    @Transactional
    public Task approve(long taskId, long adminId) {
        var task = locked(taskId);
        TaskRules.requireOtherPerson(task, adminId);
        TaskRules.requireMove(task, Task.Status.SCHEDULED);
        TaskRules.requireTimeLeft(task, clock.instant());
        tasks.approved(taskId, adminId, clock.instant());
        return tasks.find(taskId).orElseThrow();
    }

    private Task locked(long taskId) {
        return tasks.lock(taskId).orElseThrow(() -> Refusal.notFound("任务", "task"));
    }
}
