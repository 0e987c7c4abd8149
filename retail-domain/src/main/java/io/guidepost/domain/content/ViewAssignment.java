package io.guidepost.domain.content;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.Materials;
import io.guidepost.domain.organization.Roster;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A guide opens a task: copy with names filled in, materials, and the note that it was seen. */
@Service
public class ViewAssignment {

    private final Tasks tasks;
    private final Assignments assignments;
    private final Demands demands;
    private final Materials materials;
    private final Roster roster;
    private final Clock clock;

    ViewAssignment(
            Tasks tasks, Assignments assignments, Demands demands, Materials materials, Roster roster, Clock clock) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.demands = demands;
        this.materials = materials;
        this.roster = roster;
        this.clock = clock;
    }

    public record Details(Assignment assignment, Task task, Demand demand, String copyText, List<Material> materials) {}

    /** A page of whom the guide is to reach, and what became of it; after the given one. */
    public List<Assignments.Recipient> targets(long guideId, long assignmentId, String after, int limit) {
        own(guideId, assignmentId);
        return assignments.targetsAfter(assignmentId, after, limit);
    }

    @Transactional
    public Details view(long guideId, long assignmentId) {
        own(guideId, assignmentId);
        assignments.viewed(assignmentId, clock.instant());
        var assignment = assignments.find(assignmentId).orElseThrow();
        var task = tasks.find(assignment.taskId()).orElseThrow();
        return new Details(
                assignment,
                task,
                demands.of(task),
                CopyText.filled(
                        task.copyText(),
                        roster.guide(guideId).orElseThrow().name(),
                        roster.store(assignment.storeId()).orElseThrow().name()),
                materials.all(task.materialIds()));
    }

    private Assignment own(long guideId, long assignmentId) {
        return assignments
                .find(assignmentId)
                .filter(found -> found.guideId() == guideId)
                .orElseThrow(() -> Refusal.notFound("任务", "assignment"));
    }
}
