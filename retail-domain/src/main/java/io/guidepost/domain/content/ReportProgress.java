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
    private final CompleteAssignment completeAssignment;
    private final Clock clock;

    ReportProgress(Tasks tasks, Assignments assignments, CompleteAssignment completeAssignment, Clock clock) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.completeAssignment = completeAssignment;
        this.clock = clock;
    }

    @Transactional
    public Assignment report(long guideId, long assignmentId) {
        var assignment = assignments
                .lock(assignmentId)
                .filter(found -> found.guideId() == guideId)
                .orElseThrow(() -> Refusal.notFound("任务", "assignment"));
        if (!assignment.status().isTodo()) {
            return assignment;
        }
        return completeAssignment.apply(
                assignmentId, Finding.proven(Evidence.E0, clock.instant(), assignment.progress(), false));
    }
}
