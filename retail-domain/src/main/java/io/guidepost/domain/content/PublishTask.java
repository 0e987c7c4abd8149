package io.guidepost.domain.content;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.calendar.DispatchCalendar;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From draft to scheduled, by two people (C4, C10). The scheduler dispatches it when its time comes. */
@Service
public class PublishTask {

    private final Tasks tasks;
    private final CheckContent content;
    private final DispatchCalendar calendar;
    private final Clock clock;
    private final int massMembers;

    PublishTask(
            Tasks tasks,
            CheckContent content,
            DispatchCalendar calendar,
            Clock clock,
            @Value("${guidepost.content.mass-members:1000}") int massMembers) {
        this.tasks = tasks;
        this.content = content;
        this.calendar = calendar;
        this.clock = clock;
        this.massMembers = massMembers;
    }

    @Transactional
    public Task submit(long taskId) {
        var task = locked(taskId);
        TaskRules.requireMove(task, Task.Status.PENDING_APPROVAL);
        TaskRules.requireTimeLeft(task, clock.instant());
        content.requireWording(task);
        tasks.submitted(taskId, clock.instant());
        return tasks.find(taskId).orElseThrow();
    }

    /** Back to its author; refused with {@code task_state} once it has been let out. */
    @Transactional
    public Task reject(long taskId) {
        var task = locked(taskId);
        TaskRules.requireMove(task, Task.Status.DRAFT);
        tasks.moved(taskId, Task.Status.DRAFT);
        return tasks.find(taskId).orElseThrow();
    }

    /** As {@link #approve(long, long, boolean)} by a checker. */
    @Transactional
    public Task approve(long taskId, long adminId) {
        return approve(taskId, adminId, true);
    }

    /**
     * Lets it out. Start and deadline move together out of the night and off holidays (C7). Refused with
     * {@code maker_is_checker} to whoever created the task, and with {@code checker_needed} to anybody but a checker where it
     * goes to whole regions or to more than {@code guidepost.content.mass-members} customers (C10).
     */
    @Transactional
    public Task approve(long taskId, long adminId, boolean isChecker) {
        var task = locked(taskId);
        TaskRules.requireOtherPerson(task, adminId);
        TaskRules.requireMove(task, Task.Status.SCHEDULED);
        var now = clock.instant();
        TaskRules.requireTimeLeft(task, now);
        content.requireWording(task);
        if (!isChecker && (task.target().isWide() || tasks.reachesMoreThan(task.target(), now, massMembers))) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "checker_needed",
                    new Words("大范围任务须由复核员审批", "A task of this size takes a checker's approval"));
        }
        var times =
                calendar.shifted(task.startAt(), task.deadlineAt(), task.terms().alsoOnHolidays());
        tasks.approved(taskId, adminId, now, times.startAt(), times.deadlineAt());
        return tasks.find(taskId).orElseThrow();
    }

    private Task locked(long taskId) {
        return tasks.lock(taskId).orElseThrow(() -> Refusal.notFound("任务", "task"));
    }
}
