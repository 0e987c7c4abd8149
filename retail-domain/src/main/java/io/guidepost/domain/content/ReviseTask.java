package io.guidepost.domain.content;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes a draft, and moves the deadline of a task that is out. Everything else of a task that is out stays as it was
 * approved: whoever wants it different makes a copy (C4).
 */
@Service
public class ReviseTask {

    private final Tasks tasks;
    private final Demands demands;
    private final CheckContent content;
    private final DraftTask draftTask;
    private final Clock clock;

    ReviseTask(Tasks tasks, Demands demands, CheckContent content, DraftTask draftTask, Clock clock) {
        this.tasks = tasks;
        this.demands = demands;
        this.content = content;
        this.draftTask = draftTask;
        this.clock = clock;
    }

    /** Replaces a draft's content; each wording is kept (C10). The author stays the author. */
    @Transactional
    public Task revise(long taskId, int version, DraftTask.NewTask wanted) {
        return revise(taskId, version, wanted, Demand.usual(wanted.type()));
    }

    /** As {@link #revise(long, int, DraftTask.NewTask)}, with what the type asks of each guide besides the copy (C1). */
    @Transactional
    public Task revise(long taskId, int version, DraftTask.NewTask wanted, Demand demand) {
        Demand.requireFits(wanted.type(), demand);
        var task = locked(taskId, version);
        if (task.status() != Task.Status.DRAFT) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "task_state",
                    new Words("只有草稿可以修改,请复制任务", "Only a draft can be changed; make a copy of the task"));
        }
        var minEvidence = wanted.minEvidence().orElse(wanted.type().bestEvidence());
        var now = clock.instant();
        content.require(wanted, minEvidence, now);
        tasks.revised(
                new Task(
                        taskId,
                        wanted.type(),
                        wanted.title(),
                        wanted.instruction(),
                        wanted.copyText(),
                        wanted.materialIds(),
                        wanted.target(),
                        wanted.startAt(),
                        wanted.deadlineAt(),
                        minEvidence,
                        task.status(),
                        task.createdBy(),
                        task.createdAt(),
                        task.approvedBy(),
                        task.dispatchedAt(),
                        task.audienceSize(),
                        wanted.terms(),
                        task.textVersion() + 1,
                        task.version() + 1),
                wanted.adminId(),
                now);
        demands.save(taskId, demand);
        return tasks.find(taskId).orElseThrow();
    }

    @Transactional
    public Task extend(long taskId, int version, Instant deadlineAt) {
        var task = locked(taskId, version);
        TaskRules.requireLaterDeadline(task, deadlineAt, clock.instant());
        tasks.extended(taskId, deadlineAt);
        return tasks.find(taskId).orElseThrow();
    }

    /** A new draft with the same content and other times; whoever copies is its author. */
    @Transactional
    public Task copy(long taskId, Instant startAt, Instant deadlineAt, long adminId) {
        var task = tasks.find(taskId).orElseThrow(() -> Refusal.notFound("任务", "task"));
        var same = new DraftTask.NewTask(
                task.type(),
                task.title(),
                task.instruction(),
                task.copyText(),
                task.materialIds(),
                task.target(),
                startAt,
                deadlineAt,
                Optional.of(task.minEvidence()),
                task.terms(),
                adminId);
        return draftTask.draft(same, demands.of(task));
    }

    private Task locked(long taskId, int version) {
        var task = tasks.lock(taskId).orElseThrow(() -> Refusal.notFound("任务", "task"));
        if (task.version() != version) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "version_conflict",
                    new Words("任务已被他人修改,请刷新", "Somebody else has changed the task meanwhile"));
        }
        return task;
    }
}
