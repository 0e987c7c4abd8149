package io.guidepost.guideapi.hq.planning;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.recurrence.Plan;
import io.guidepost.domain.recurrence.PlanRecurrence;
import io.guidepost.domain.recurrence.Plans;
import io.guidepost.domain.recurrence.Rule;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tasks that come again by a rule. */
@RestController
@RequestMapping("/api/admin/v1/recurrences")
@Tag(name = "周期任务 Recurring tasks")
class RecurrenceController {

    private final PlanRecurrence planRecurrence;
    private final Plans plans;
    private final Offload offload;

    RecurrenceController(PlanRecurrence planRecurrence, Plans plans, Offload offload) {
        this.planRecurrence = planRecurrence;
        this.plans = plans;
        this.offload = offload;
    }

    @PostMapping
    @Operation(
            summary = "新建周期任务 Propose that a task repeats",
            description = "Each occurrence has the content of taskId and is a task of its own, made up to seven days"
                    + " ahead. days: 1 (Monday) to 7 for WEEKLY, 1 to 31 for MONTHLY (a day the month does not have is"
                    + " its last), none for DAILY. What falls on a holiday moves to the next day that is none.")
    Mono<ResponseEntity<PlanView>> propose(SignedInAdmin admin, @Valid @RequestBody NewPlan body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var plan = planRecurrence.propose(body.taskId().value(), body.rule(), admin.adminId());
            return ResponseEntity.created(URI.create("/api/admin/v1/recurrences/" + plan.id()))
                    .body(PlanView.of(plan));
        });
    }

    @GetMapping
    @Operation(summary = "周期任务列表 Recurring tasks, newest first")
    Mono<Page<PlanView>> list(SignedInAdmin admin, PageRequest page) {
        return offload.call(() -> Page.of(
                plans.page(page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE), page.fetch()),
                page,
                PlanView::of,
                plan -> Cursor.of(plan.id())));
    }

    @GetMapping("/{id}")
    @Operation(summary = "周期任务详情 A recurring task")
    Mono<PlanView> show(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> PlanView.of(plan(id)));
    }

    @GetMapping("/{id}/occurrences")
    @Operation(summary = "各次任务 Its occurrences, latest first")
    Mono<Page<OccurrenceView>> occurrences(SignedInAdmin admin, @PathVariable Id id, PageRequest page) {
        return offload.call(() -> Page.of(
                plans.occurrences(
                        plan(id).id(),
                        page.after()
                                .map(after -> LocalDate.parse(after.stringAt(0)))
                                .orElse(LocalDate.of(9999, 12, 31)),
                        page.fetch()),
                page,
                OccurrenceView::of,
                occurrence -> Cursor.of(occurrence.occursOn().toString())));
    }

    @PostMapping("/{id}/approval")
    @Operation(summary = "审批周期任务 Approve it once for all occurrences; by another administrator")
    Mono<PlanView> approve(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.CHECKER);
            return PlanView.of(planRecurrence.approve(id.value(), admin.adminId()));
        });
    }

    @PostMapping("/{id}/termination")
    @Operation(summary = "停止周期任务 Make no further occurrences; those that are scheduled stay")
    Mono<PlanView> stop(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return PlanView.of(planRecurrence.stop(id.value()));
        });
    }

    private Plan plan(Id id) {
        return plans.find(id.value()).orElseThrow(() -> Refusal.notFound("计划", "plan"));
    }

    record Nothing() {}

    record NewPlan(
            @NotNull Id taskId,
            @NotNull Rule.Frequency frequency,
            @Size(max = 31) List<@NotNull @Min(1) @Max(31) Integer> days,
            @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d") String at,
            @NotNull @Min(30) @Max(44640) Integer windowMinutes,
            @NotNull LocalDate fromOn,
            @NotNull LocalDate untilOn) {

        Rule rule() {
            return new Rule(
                    frequency,
                    days == null ? Set.of() : Set.copyOf(days),
                    LocalTime.parse(at).toSecondOfDay() / 60,
                    windowMinutes,
                    fromOn,
                    untilOn);
        }
    }

    record PlanView(
            Id id,
            Id taskId,
            String state,
            String frequency,
            List<Integer> days,
            String at,
            int windowMinutes,
            LocalDate fromOn,
            LocalDate untilOn,
            String stopReason,
            Id createdBy,
            Id approvedBy,
            int version) {

        static PlanView of(Plan plan) {
            var rule = plan.rule();
            return new PlanView(
                    new Id(plan.id()),
                    new Id(plan.taskId()),
                    plan.state().name(),
                    rule.frequency().name(),
                    rule.days().stream().sorted().toList(),
                    LocalTime.ofSecondOfDay(rule.atMinute() * 60L).toString(),
                    rule.windowMinutes(),
                    rule.fromOn(),
                    rule.untilOn(),
                    plan.stopReason().isEmpty() ? null : plan.stopReason(),
                    new Id(plan.createdBy()),
                    plan.approvedBy().map(Id::new).orElse(null),
                    plan.version());
        }
    }

    record OccurrenceView(LocalDate occursOn, Id taskId, String status, Instant startAt, Instant deadlineAt) {

        static OccurrenceView of(Plans.Occurrence occurrence) {
            return new OccurrenceView(
                    occurrence.occursOn(),
                    new Id(occurrence.taskId()),
                    occurrence.status(),
                    occurrence.startAt(),
                    occurrence.deadlineAt());
        }
    }
}
