package io.guidepost.guideapi.task;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.content.Demand;
import io.guidepost.domain.content.ExecuteAssignment;
import io.guidepost.domain.content.ReportProgress;
import io.guidepost.domain.content.TaskReports;
import io.guidepost.domain.content.ViewAssignment;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/guide/v1/assignments")
@Tag(name = "我的任务 My tasks")
class AssignmentController {

    private final TaskReports reports;
    private final ViewAssignment viewAssignment;
    private final ExecuteAssignment executeAssignment;
    private final ReportProgress reportProgress;
    private final OnceOnly once;
    private final Offload offload;

    AssignmentController(
            TaskReports reports,
            ViewAssignment viewAssignment,
            ExecuteAssignment executeAssignment,
            ReportProgress reportProgress,
            OnceOnly once,
            Offload offload) {
        this.reports = reports;
        this.viewAssignment = viewAssignment;
        this.executeAssignment = executeAssignment;
        this.reportProgress = reportProgress;
        this.once = once;
        this.offload = offload;
    }

    @GetMapping
    @Operation(summary = "我的任务 My assignments: nudged first, then by deadline")
    Mono<Page<ListedView>> list(
            SignedInGuide guide, @RequestParam(defaultValue = "TODO") String state, PageRequest page) {
        return offload.call(() -> Page.of(
                reports.listed(
                        guide.guideId(), isTodo(state), page.after().map(AssignmentController::position), page.fetch()),
                page,
                ListedView::of,
                listed -> Cursor.of(
                        listed.nudgedAt() == null ? 0L : 1L, listed.deadlineAt().toEpochMilli(), listed.id())));
    }

    @GetMapping("/{id}")
    @Operation(summary = "任务详情 One assignment with its copy and materials")
    Mono<AssignmentView> show(SignedInGuide guide, @PathVariable Id id) {
        return offload.call(() -> AssignmentView.of(viewAssignment.view(guide.guideId(), id.value())));
    }

    @PostMapping("/{id}/execution")
    @Operation(
            summary =
                    "一键执行 Carry it out: confirm in WeCom, call WeCom's JS-SDK with the payload, or work in our own pages",
            description =
                    "mode is WECOM_CONFIRM (with msgid), JSSDK (with api, payload and, when pageUrl was given, signature)"
                            + " or IN_APP. Tapping again answers the same and begins nothing a second time.")
    Mono<OnceAnswer<ExecutionView>> execute(
            SignedInGuide guide,
            @PathVariable Id id,
            IdempotencyKey key,
            @Valid @RequestBody(required = false) NewExecution body) {
        var pageUrl = Optional.ofNullable(body).map(NewExecution::pageUrl);
        return offload.call(
                Offload.Kind.TENCENT,
                () -> once.aroundNetwork(
                        guide,
                        key,
                        new NewExecution(pageUrl.orElse(null)),
                        HttpStatus.OK,
                        () -> ExecutionView.of(executeAssignment.execute(guide.guideId(), id.value(), pageUrl))));
    }

    @PostMapping("/{id}/progress")
    @Operation(summary = "自报完成 Claim to have done it: evidence E0, which never raises the execution rate by itself")
    Mono<ProgressView> progress(SignedInGuide guide, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            var assignment = reportProgress.report(guide.guideId(), id.value());
            return new ProgressView(id, assignment.status().name());
        });
    }

    private static boolean isTodo(String state) {
        return switch (state) {
            case "TODO" -> true;
            case "DONE" -> false;
            default ->
                throw new Refusal(
                        Refusal.Kind.MALFORMED,
                        "malformed_request",
                        new Words("state 只能是 TODO 或 DONE", "state is TODO or DONE"));
        };
    }

    private static TaskReports.Position position(Cursor cursor) {
        return new TaskReports.Position(
                cursor.longAt(0) == 1, Instant.ofEpochMilli(cursor.longAt(1)), cursor.longAt(2));
    }

    record Nothing() {}

    /** @param pageUrl the page on which the guide taps; needed for the signature that WeCom's JS-SDK wants */
    record NewExecution(@Size(max = 2048) @Pattern(regexp = "https?://.*") String pageUrl) {}

    record ListedView(
            Id id,
            Id taskId,
            String title,
            String type,
            String status,
            Instant deadlineAt,
            Instant nudgedAt,
            int targetCount) {

        static ListedView of(TaskReports.Listed listed) {
            return new ListedView(
                    new Id(listed.id()),
                    new Id(listed.taskId()),
                    listed.title(),
                    listed.type(),
                    listed.status(),
                    listed.deadlineAt(),
                    listed.nudgedAt(),
                    listed.targetCount());
        }
    }

    /** @param proofKinds what a proof must have: TEXT, LOCATION, PHOTO; empty where none is asked for */
    record AssignmentView(
            Id id,
            Id taskId,
            String title,
            String type,
            String instruction,
            String status,
            String reason,
            String copyText,
            List<MaterialView> materials,
            int targetCount,
            int sentCount,
            int goal,
            int progress,
            String evidence,
            String minEvidence,
            List<String> proofKinds,
            Instant deadlineAt,
            Instant nudgedAt,
            Instant doneAt) {

        record MaterialView(Id id, String kind, String title, String text, String url, List<Id> productIds) {}

        static AssignmentView of(ViewAssignment.Details details) {
            var assignment = details.assignment();
            var task = details.task();
            return new AssignmentView(
                    new Id(assignment.id()),
                    new Id(task.id()),
                    task.title(),
                    task.type().name(),
                    task.instruction(),
                    assignment.status().name(),
                    assignment.reason().orElse(null),
                    details.copyText(),
                    details.materials().stream()
                            .map(material -> new MaterialView(
                                    new Id(material.id()),
                                    material.kind().name(),
                                    material.title(),
                                    material.text(),
                                    material.url(),
                                    material.productIds().stream().map(Id::new).toList()))
                            .toList(),
                    assignment.targetCount(),
                    assignment.sentCount(),
                    details.demand().goal(assignment.targetCount()),
                    assignment.progress(),
                    assignment.evidence().map(Enum::name).orElse(null),
                    task.minEvidence().name(),
                    proofKinds(details.demand()),
                    task.deadlineAt(),
                    assignment.nudgedAt().orElse(null),
                    assignment.doneAt().orElse(null));
        }

        private static List<String> proofKinds(Demand demand) {
            return demand instanceof Demand.Proof proof
                    ? proof.kinds().stream().map(Enum::name).sorted().toList()
                    : List.of();
        }
    }

    record ProgressView(Id id, String status) {}
}
