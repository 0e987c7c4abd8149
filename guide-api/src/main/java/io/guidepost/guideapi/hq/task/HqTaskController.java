package io.guidepost.guideapi.hq.task;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.content.CancelTask;
import io.guidepost.domain.content.Demands;
import io.guidepost.domain.content.DraftTask;
import io.guidepost.domain.content.NudgeGuides;
import io.guidepost.domain.content.PauseTask;
import io.guidepost.domain.content.PublishTask;
import io.guidepost.domain.content.ReviseTask;
import io.guidepost.domain.content.Target;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.TaskReports;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.forecast.AskForecast;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/admin/v1/tasks")
@Tag(name = "内容任务 Content tasks")
class HqTaskController {

    private final DraftTask draftTask;
    private final PublishTask publishTask;
    private final CancelTask cancelTask;
    private final PauseTask pauseTask;
    private final AskForecast askForecast;
    private final ReviseTask reviseTask;
    private final NudgeGuides nudgeGuides;
    private final Tasks tasks;
    private final Demands demands;
    private final TaskReports reports;
    private final Offload offload;

    HqTaskController(
            DraftTask draftTask,
            PublishTask publishTask,
            CancelTask cancelTask,
            PauseTask pauseTask,
            AskForecast askForecast,
            ReviseTask reviseTask,
            NudgeGuides nudgeGuides,
            Tasks tasks,
            Demands demands,
            TaskReports reports,
            Offload offload) {
        this.draftTask = draftTask;
        this.publishTask = publishTask;
        this.cancelTask = cancelTask;
        this.pauseTask = pauseTask;
        this.askForecast = askForecast;
        this.reviseTask = reviseTask;
        this.nudgeGuides = nudgeGuides;
        this.tasks = tasks;
        this.demands = demands;
        this.reports = reports;
        this.offload = offload;
    }

    @PostMapping
    @Operation(summary = "起草任务 Draft a task")
    Mono<ResponseEntity<TaskView>> draft(SignedInAdmin admin, @Valid @RequestBody NewTaskBody body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view =
                    view(draftTask.draft(body.by(admin), ParametersBody.demand(body.type(), body.parameters())), admin);
            return ResponseEntity.created(URI.create("/api/admin/v1/tasks/" + view.id()))
                    .body(view);
        });
    }

    @GetMapping
    @Operation(summary = "任务列表 List tasks, newest first")
    Mono<Page<TaskSummary>> list(
            SignedInAdmin admin, @RequestParam(required = false) Task.Status status, PageRequest page) {
        return offload.call(() -> Page.of(
                tasks.page(
                        admin.sight(),
                        Optional.ofNullable(status),
                        page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE),
                        page.fetch()),
                page,
                TaskSummary::of,
                task -> Cursor.of(task.id())));
    }

    @GetMapping("/{id}")
    @Operation(summary = "任务详情 A task with its counts")
    Mono<TaskView> show(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> view(task(id), admin));
    }

    @PostMapping("/{id}/submission")
    @Operation(summary = "提交审批 Submit for approval")
    Mono<TaskState> submit(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var submitted = TaskState.of(publishTask.submit(id.value()));
            // Whoever approves it shall see what it would do.
            askForecast.ask(id.value());
            return submitted;
        });
    }

    @PostMapping("/{id}/approval")
    @Operation(summary = "审批通过 Approve; by another administrator than the creator")
    Mono<TaskState> approve(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return TaskState.of(publishTask.approve(
                    id.value(), admin.adminId(), admin.roles().contains(Roles.CHECKER)));
        });
    }

    @PostMapping("/{id}/cancellation")
    @Operation(summary = "取消任务 Call a task off; unconfirmed group sends are taken back at WeCom")
    Mono<TaskState> cancel(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return TaskState.of(cancelTask.cancel(id.value()));
        });
    }

    @PostMapping("/{id}/rejection")
    @Operation(summary = "驳回任务 Give a task back to its author")
    Mono<TaskState> reject(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return TaskState.of(publishTask.reject(id.value()));
        });
    }

    @PutMapping("/{id}")
    @Operation(summary = "修改草稿 Change a draft; version is that of the task as last read")
    Mono<TaskView> revise(
            SignedInAdmin admin, @PathVariable Id id, @RequestParam int version, @Valid @RequestBody NewTaskBody body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var demand = ParametersBody.demand(body.type(), body.parameters());
            return view(reviseTask.revise(id.value(), version, body.by(admin), demand), admin);
        });
    }

    @PostMapping("/{id}/copies")
    @Operation(summary = "复制任务 A new draft with the same content and other times")
    Mono<ResponseEntity<TaskView>> copy(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody Times body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view = view(reviseTask.copy(id.value(), body.startAt(), body.deadlineAt(), admin.adminId()), admin);
            return ResponseEntity.created(URI.create("/api/admin/v1/tasks/" + view.id()))
                    .body(view);
        });
    }

    @PostMapping("/{id}/extension")
    @Operation(summary = "延长截止时间 Move the deadline of a task that is out to later")
    Mono<TaskView> extend(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody Extension body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(reviseTask.extend(id.value(), body.version(), body.deadlineAt()), admin);
        });
    }

    @PostMapping("/{id}/pause")
    @Operation(summary = "暂停任务 Hold a task up: no dispatch, no nudge, no execution until it is resumed")
    Mono<TaskState> pause(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return TaskState.of(pauseTask.pause(id.value()));
        });
    }

    @PostMapping("/{id}/resumption")
    @Operation(summary = "恢复任务 Let a paused task go on")
    Mono<TaskState> resume(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return TaskState.of(pauseTask.resume(id.value()));
        });
    }

    @GetMapping("/{id}/wordings")
    @Operation(summary = "文案版本 Every wording a task has had, oldest first")
    Mono<Wordings> wordings(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> Wordings.of(tasks.wordings(task(id).id())));
    }

    @GetMapping("/{id}/unreachable-members")
    @Operation(summary = "无法触达的会员 Customers of the task's list who are no friend of any of its guides")
    Mono<Page<Unreachable>> unreachable(SignedInAdmin admin, @PathVariable Id id, PageRequest page) {
        return offload.call(() -> Page.of(
                tasks.unreachable(
                        task(id), page.after().map(after -> after.stringAt(0)).orElse(""), page.fetch()),
                page,
                Unreachable::new,
                member -> Cursor.of(member)));
    }

    @PostMapping("/{id}/nudges")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "催办 Nudge guides who have not done it, within WeCom's limits and ours")
    Mono<NudgeView> nudge(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody NewNudge body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.REGION_MANAGER);
            return NudgeView.of(nudgeGuides.nudge(new NudgeGuides.Wanted(
                    id.value(),
                    admin.sight(),
                    Id.values(body.storeIds()),
                    Id.values(body.guideIds()),
                    admin.adminId())));
        });
    }

    private Task task(Id id) {
        return tasks.find(id.value()).orElseThrow(() -> Refusal.notFound("任务", "task"));
    }

    private TaskView view(Task task, SignedInAdmin admin) {
        return TaskView.of(task, ParametersBody.of(demands.of(task)), reports.counts(task.id(), admin.sight()));
    }

    /** An empty object; fields are refused like everywhere. */
    record Nothing() {}

    record Times(@NotNull Instant startAt, @NotNull Instant deadlineAt) {}

    record Extension(@NotNull Instant deadlineAt, @NotNull Integer version) {}

    record Unreachable(String externalUserId) {}

    record Wordings(List<WordingView> items) {

        record WordingView(
                int textVersion, String title, String instruction, String copyText, Id changedBy, Instant changedAt) {}

        static Wordings of(List<Tasks.Wording> wordings) {
            return new Wordings(wordings.stream()
                    .map(each -> new WordingView(
                            each.textVersion(),
                            each.title(),
                            each.instruction(),
                            each.copyText(),
                            new Id(each.changedBy()),
                            each.changedAt()))
                    .toList());
        }
    }

    record NewNudge(@Size(max = 3000) List<Id> storeIds, @Size(max = 5000) List<Id> guideIds) {}

    record TaskState(Id id, String status) {
        static TaskState of(Task task) {
            return new TaskState(new Id(task.id()), task.status().name());
        }
    }

    record TaskSummary(
            Id id,
            String type,
            String title,
            String status,
            Instant startAt,
            Instant deadlineAt,
            Integer audienceSize) {
        static TaskSummary of(Task task) {
            return new TaskSummary(
                    new Id(task.id()),
                    task.type().name(),
                    task.title(),
                    task.status().name(),
                    task.startAt(),
                    task.deadlineAt(),
                    task.audienceSize().orElse(null));
        }
    }

    record TaskView(
            Id id,
            String status,
            TaskReports.Counts counts,
            String type,
            String title,
            String instruction,
            String copyText,
            List<Id> materialIds,
            Instant startAt,
            Instant deadlineAt,
            String minEvidence,
            Id createdBy,
            Id approvedBy,
            Instant dispatchedAt,
            Integer audienceSize,
            TargetView target,
            int priority,
            List<Id> productIds,
            List<Long> remindBeforeMinutes,
            boolean offPeak,
            boolean transactional,
            boolean alsoOnHolidays,
            boolean takeOver,
            ParametersBody parameters,
            int textVersion,
            int version) {

        record TargetView(
                List<Id> regionIds,
                List<Id> storeIds,
                List<Id> guideIds,
                List<String> roles,
                List<String> tags,
                Id segmentId) {

            static TargetView of(Target target) {
                return new TargetView(
                        ids(target.area().regionIds()),
                        ids(target.area().storeIds()),
                        ids(target.area().guideIds()),
                        target.roles().stream().map(Enum::name).sorted().toList(),
                        target.tags().stream().sorted().toList(),
                        target.memberListId().map(Id::new).orElse(null));
            }

            private static List<Id> ids(Set<Long> values) {
                return values.stream().sorted().map(Id::new).toList();
            }
        }

        static TaskView of(Task task, ParametersBody parameters, TaskReports.Counts counts) {
            return new TaskView(
                    new Id(task.id()),
                    task.status().name(),
                    counts,
                    task.type().name(),
                    task.title(),
                    task.instruction(),
                    task.copyText(),
                    task.materialIds().stream().map(Id::new).toList(),
                    task.startAt(),
                    task.deadlineAt(),
                    task.minEvidence().name(),
                    new Id(task.createdBy()),
                    task.approvedBy().map(Id::new).orElse(null),
                    task.dispatchedAt().orElse(null),
                    task.audienceSize().orElse(null),
                    TargetView.of(task.target()),
                    task.terms().priority(),
                    task.terms().productIds().stream().map(Id::new).toList(),
                    task.terms().remindBefore().stream()
                            .map(Duration::toMinutes)
                            .toList(),
                    task.terms().offPeak(),
                    task.terms().transactional(),
                    task.terms().alsoOnHolidays(),
                    task.terms().takeOver(),
                    parameters,
                    task.textVersion(),
                    task.version());
        }
    }

    record NudgeView(int nudged, List<SkippedView> skipped) {

        record SkippedView(Id guideId, String reason) {}

        static NudgeView of(NudgeGuides.Result result) {
            return new NudgeView(
                    result.nudged(),
                    result.skipped().stream()
                            .map(skipped -> new SkippedView(new Id(skipped.guideId()), skipped.reason()))
                            .toList());
        }
    }
}
