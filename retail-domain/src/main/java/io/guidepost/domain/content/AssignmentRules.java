package io.guidepost.domain.content;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.Refusal.Kind;
import java.time.Instant;
import java.util.Map;

/** When a guide may work on an assignment (C9). */
public final class AssignmentRules {

    private AssignmentRules() {}

    /** Refuses what is exempt or has failed, and tasks that are paused, over or called off. */
    public static void requireOpen(Task task, Assignment assignment, Instant now) {
        var status = assignment.status();
        if (status == Assignment.Status.EXEMPT || status == Assignment.Status.FAILED) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "assignment_closed",
                    new Words("该任务无需执行", "There is nothing to be done for this assignment"),
                    Map.of("status", status.name()));
        }
        if (!task.isOpenAt(now)) {
            throw closed(task.status());
        }
    }

    static Refusal closed(Task.Status status) {
        return new Refusal(
                Kind.CONFLICT,
                "task_closed",
                new Words("任务已结束、暂停或取消", "The task has ended, or is paused or cancelled"),
                Map.of("status", status.name()));
    }
}
