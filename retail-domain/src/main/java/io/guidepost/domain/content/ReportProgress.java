package io.guidepost.domain.content;

import io.guidepost.domain.Refusal;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The guide's own claim to have done it: evidence E0, shown but never counted where more is asked for (C1, C9). */
@Service
public class ReportProgress {

    private final Tasks tasks;
    private final Assignments assignments;
    private final Clock clock;

    ReportProgress(Tasks tasks, Assignments assignments, Clock clock) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.clock = clock;
    }

    @Transactional
    public Assignment report(long guideId, long assignmentId) {
        var assignment = assignments
                .lock(assignmentId)
                .filter(found -> found.guideId() == guideId)
                .orElseThrow(() -> Refusal.notFound("任务", "assignment"));
        if (assignment.status().isTodo()) {
            var task = tasks.find(assignment.taskId()).orElseThrow();
            var now = clock.instant();
            var status =
                    CompletionRules.after(assignment.status(), Evidence.E0, task.minEvidence(), now, task.deadlineAt());
            assignments.completed(assignment, status, Evidence.E0, now, status == Assignment.Status.EXPIRED);
        }
        return assignments.find(assignmentId).orElseThrow();
    }
}
