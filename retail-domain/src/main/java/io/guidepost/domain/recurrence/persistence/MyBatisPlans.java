package io.guidepost.domain.recurrence.persistence;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.guidepost.domain.recurrence.Plan;
import io.guidepost.domain.recurrence.Plans;
import io.guidepost.domain.recurrence.Rule;
import io.guidepost.domain.recurrence.persistence.PlanMapper.PlanRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisPlans implements Plans {

    private final PlanMapper plans;

    MyBatisPlans(PlanMapper plans) {
        this.plans = plans;
    }

    @Override
    public void insert(Plan plan) {
        var rule = plan.rule();
        plans.insert(new PlanRow(
                plan.id(),
                plan.taskId(),
                plan.taskVersion(),
                rule.frequency().name(),
                rule.days().stream().sorted().map(String::valueOf).collect(joining(",")),
                rule.atMinute(),
                rule.windowMinutes(),
                rule.fromOn(),
                rule.untilOn(),
                plan.state().name(),
                plan.stopReason(),
                plan.createdBy(),
                plan.createdAt(),
                null,
                0));
    }

    @Override
    public Optional<Plan> find(long id) {
        return Optional.ofNullable(plans.find(id)).map(MyBatisPlans::plan);
    }

    @Override
    public Optional<Plan> lock(long id) {
        return Optional.ofNullable(plans.lock(id)).map(MyBatisPlans::plan);
    }

    @Override
    public List<Plan> page(long beforeId, int limit) {
        return plans.page(beforeId, limit).stream().map(MyBatisPlans::plan).toList();
    }

    @Override
    public List<Plan> active(long afterId, int limit) {
        return plans.active(afterId, limit).stream().map(MyBatisPlans::plan).toList();
    }

    @Override
    public void approved(long id, long adminId, Instant at) {
        plans.approved(id, adminId, at);
    }

    @Override
    public void stopped(long id, String reason) {
        plans.stopped(id, reason);
    }

    @Override
    public Set<LocalDate> occurrences(long planId, LocalDate from, LocalDate through) {
        return Set.copyOf(plans.days(planId, from, through));
    }

    @Override
    public void occurs(long planId, LocalDate on, long taskId, Instant at) {
        plans.occurs(planId, on, taskId, at);
    }

    @Override
    public List<Occurrence> occurrences(long planId, LocalDate before, int limit) {
        return plans.occurrences(planId, before, limit);
    }

    private static Plan plan(PlanRow row) {
        var days = row.days().isEmpty()
                ? Set.<Integer>of()
                : Arrays.stream(row.days().split(",")).map(Integer::valueOf).collect(toSet());
        return new Plan(
                row.id(),
                row.taskId(),
                row.taskVersion(),
                new Rule(
                        Rule.Frequency.valueOf(row.frequency()),
                        days,
                        row.atMinute(),
                        row.windowMinutes(),
                        row.fromOn(),
                        row.untilOn()),
                Plan.State.valueOf(row.state()),
                row.stopReason(),
                row.createdBy(),
                row.createdAt(),
                Optional.ofNullable(row.approvedBy()),
                row.version());
    }
}
