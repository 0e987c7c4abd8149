package io.guidepost.domain.content;

import io.guidepost.domain.content.Assignment.Status;
import io.guidepost.domain.database.TransactionRetry;
import org.springframework.stereotype.Service;

/** The one door by which a proof reaches an assignment, whoever found it and however often (C1, C4). */
@Service
public class CompleteAssignment {

    private final Tasks tasks;
    private final Assignments assignments;
    private final TransactionRetry transaction;

    CompleteAssignment(Tasks tasks, Assignments assignments, TransactionRetry transaction) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.transaction = transaction;
    }

    /** @return the assignment as it is afterwards */
    public Assignment apply(long assignmentId, Finding finding) {
        return transaction.call(() -> applied(assignmentId, finding));
    }

    private Assignment applied(long assignmentId, Finding finding) {
        var before = assignments.lock(assignmentId).orElseThrow();
        if (before.progress() != finding.progress()) {
            assignments.progressed(assignmentId, finding.progress());
            before = assignments.lock(assignmentId).orElseThrow();
        }
        if (finding.proof().isPresent()) {
            proven(before, finding.proof().get());
        }
        return assignments.find(assignmentId).orElseThrow();
    }

    private void proven(Assignment before, Finding.Proof proof) {
        if (!CompletionRules.isNews(before.evidence(), proof.evidence())) {
            return;
        }
        var task = tasks.find(before.taskId()).orElseThrow();
        // What counted before goes on counting from when it was done, however much later it is proven still better.
        var doneAt = before.status() == Status.DONE ? before.doneAt().orElseThrow() : proof.doneAt();
        var status =
                CompletionRules.after(before.status(), proof.evidence(), task.minEvidence(), doneAt, task.deadlineAt());
        assignments.completed(before, status, proof.evidence(), doneAt, status == Status.EXPIRED);
    }

    /** A proof was turned down: there is something to be done again, or, after the deadline, nothing was done. */
    public void takeBack(long assignmentId, boolean isStillOpen) {
        transaction.run(() -> assignments
                .lock(assignmentId)
                .filter(before -> before.status() != Status.EXEMPT && before.status() != Status.FAILED)
                .ifPresent(before -> assignments.takenBack(before, isStillOpen ? Status.EXECUTING : Status.EXPIRED)));
    }
}
