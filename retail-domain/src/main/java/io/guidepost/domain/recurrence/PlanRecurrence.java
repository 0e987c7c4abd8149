package io.guidepost.domain.recurrence;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.foureyes.Matter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposes, approves and stops what repeats; two people, once for all occurrences (C10). */
@Service
public class PlanRecurrence {

    private final Plans plans;
    private final Tasks tasks;
    private final Ids ids;
    private final Clock clock;

    PlanRecurrence(Plans plans, Tasks tasks, Ids ids, Clock clock) {
        this.plans = plans;
        this.tasks = tasks;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public Plan propose(long taskId, Rule rule, long adminId) {
        var task = tasks.find(taskId).orElseThrow(() -> Refusal.notFound("任务", "task"));
        var plan = new Plan(
                ids.next(),
                taskId,
                task.version(),
                rule,
                Plan.State.PROPOSED,
                "",
                adminId,
                clock.instant(),
                Optional.empty(),
                0);
        plans.insert(plan);
        return plan;
    }

    /** Refused with {@code maker_is_checker} to whoever proposed it or wrote the task. */
    @Transactional
    public Plan approve(long planId, long adminId) {
        var plan = locked(planId, Plan.State.PROPOSED);
        var task = tasks.find(plan.taskId()).orElseThrow();
        Matter.RECURRENCE.requireSecond(adminId, List.of(plan.createdBy(), task.createdBy()));
        requireUnchanged(plan, task);
        plans.approved(planId, adminId, clock.instant());
        return plans.find(planId).orElseThrow();
    }

    /** No further occurrence is made; those that are scheduled can be called off one by one. */
    @Transactional
    public Plan stop(long planId) {
        var plan = plans.lock(planId).orElseThrow(() -> Refusal.notFound("计划", "plan"));
        if (plan.state() != Plan.State.STOPPED) {
            plans.stopped(planId, "BY_HAND");
        }
        return plans.find(planId).orElseThrow();
    }

    private Plan locked(long planId, Plan.State state) {
        var plan = plans.lock(planId).orElseThrow(() -> Refusal.notFound("计划", "plan"));
        if (plan.state() != state) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "plan_state",
                    new Words("计划状态为 " + plan.state(), "The plan is " + plan.state()),
                    Map.of("state", plan.state().name()));
        }
        return plan;
    }

    private static void requireUnchanged(Plan plan, Task task) {
        if (task.version() != plan.taskVersion()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "version_conflict",
                    new Words("任务内容已变更,请重新制定计划", "The task has changed since; make a new plan"));
        }
    }
}
