package io.guidepost.domain.content;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.material.MaterialRules;
import io.guidepost.domain.material.Materials;
import io.guidepost.domain.organization.Roster;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The guide's one tap (C9): refuses what is not his or not open, and leaves the rest to the way of the task's type. */
@Service
public class ExecuteAssignment {

    private final Tasks tasks;
    private final Assignments assignments;
    private final Roster roster;
    private final Ways ways;
    private final CheckContent content;
    private final Materials materials;
    private final TransactionRetry transaction;
    private final Clock clock;

    ExecuteAssignment(
            Tasks tasks,
            Assignments assignments,
            Roster roster,
            Ways ways,
            CheckContent content,
            Materials materials,
            TransactionRetry transaction,
            Clock clock) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.roster = roster;
        this.ways = ways;
        this.content = content;
        this.materials = materials;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** As {@link #execute(long, long, Optional)} where WeCom needs no signature. */
    public Tap execute(long guideId, long assignmentId) {
        return execute(guideId, assignmentId, Optional.empty());
    }

    /**
     * Doing it again answers the same and begins nothing a second time.
     *
     * @param pageUrl the page of ours on which the guide taps; WeCom's JS-SDK wants it signed
     */
    public Tap execute(long guideId, long assignmentId, Optional<String> pageUrl) {
        var assignment = assignments
                .find(assignmentId)
                .filter(found -> found.guideId() == guideId)
                .orElseThrow(() -> Refusal.notFound("任务", "assignment"));
        var task = tasks.find(assignment.taskId()).orElseThrow();
        AssignmentRules.requireOpen(task, assignment, clock.instant());
        // The lists of words may have grown since the task was approved, and materials have their time (C9, C10).
        content.requireWording(task);
        MaterialRules.requireUsable(materials.all(task.materialIds()), clock.instant());
        var turn = new Way.Turn(
                task,
                assignment,
                roster.guide(guideId).orElseThrow(),
                roster.store(assignment.storeId()).orElseThrow(),
                pageUrl);
        try {
            return ways.of(task.type()).tap(turn);
        } catch (AssignmentLinks.ProductOffShelf hindrance) {
            // Remembered, so that headquarters sees it in the task's figures too.
            transaction.run(() -> assignments.hindered(assignmentId, "PRODUCT_OFF_SHELF"));
            throw hindrance;
        }
    }
}
