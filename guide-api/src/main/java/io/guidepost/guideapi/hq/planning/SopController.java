package io.guidepost.guideapi.hq.planning;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.organization.Area;
import io.guidepost.domain.sop.Cohort;
import io.guidepost.domain.sop.Sop;
import io.guidepost.domain.sop.SopStep;
import io.guidepost.domain.sop.Sops;
import io.guidepost.domain.sop.WriteSop;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.hq.task.ParametersBody;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Procedures of some days, and who goes through them. */
@RestController
@RequestMapping("/api/admin/v1/sops")
@Tag(name = "SOP Operating procedures")
class SopController {

    private final WriteSop writeSop;
    private final Sops sops;
    private final Offload offload;

    SopController(WriteSop writeSop, Sops sops, Offload offload) {
        this.writeSop = writeSop;
        this.sops = sops;
        this.offload = offload;
    }

    @PostMapping
    @Operation(
            summary = "新建 SOP Draft a procedure of one to ten steps",
            description = "kind: ACQUISITION 引流, COMMUNITY 社群, FLASH_SALE 快闪成交, MOMENTS 朋友圈. stopOn ends it for a"
                    + " customer who has bought, replied or deleted the guide. Those in state PRESET are examples to copy. A"
                    + " step's parameters are those of a task of its type.")
    Mono<ResponseEntity<SopView>> draft(SignedInAdmin admin, @Valid @RequestBody NewSop body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var sop = writeSop.draft(
                    body.kind(),
                    body.name(),
                    body.stopOn() == null ? Set.of() : Set.copyOf(body.stopOn()),
                    body.numbered(),
                    admin.adminId());
            return ResponseEntity.created(URI.create("/api/admin/v1/sops/" + sop.id()))
                    .body(SopView.of(sop));
        });
    }

    @GetMapping
    @Operation(summary = "SOP 列表 Procedures, newest first; the examples come last")
    Mono<Page<SopView>> list(SignedInAdmin admin, PageRequest page) {
        return offload.call(() -> Page.of(
                sops.page(page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE), page.fetch()),
                page,
                SopView::of,
                sop -> Cursor.of(sop.id())));
    }

    @GetMapping("/{id}")
    @Operation(summary = "SOP 详情 A procedure with its steps")
    Mono<SopView> show(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> SopView.of(sop(id)));
    }

    @PostMapping("/{id}/approval")
    @Operation(summary = "审批 SOP Approve it; by another administrator")
    Mono<SopView> approve(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.CHECKER);
            return SopView.of(writeSop.approve(id.value(), admin.adminId()));
        });
    }

    @PostMapping("/{id}/retirement")
    @Operation(summary = "停用 SOP Let nobody start on it any more")
    Mono<SopView> retire(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return SopView.of(writeSop.retire(id.value()));
        });
    }

    @PostMapping("/{id}/enrolments")
    @Operation(
            summary = "启动 SOP Start customers of a segment, or without one the guides themselves, on a procedure",
            description = "Each step becomes a task within the hour before it goes out, for those for whom it goes on.")
    Mono<ResponseEntity<EnrolmentView>> enrol(
            SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody NewEnrolment body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var cohort = writeSop.enrol(
                    id.value(),
                    body.area(),
                    Optional.ofNullable(body.segmentId()).map(Id::value),
                    body.startOn(),
                    admin.adminId());
            return ResponseEntity.created(URI.create("/api/admin/v1/sops/" + id + "/enrolments/" + cohort.id()))
                    .body(view(cohort));
        });
    }

    @GetMapping("/{id}/enrolments")
    @Operation(summary = "SOP 批次 Who was started on it, newest first")
    Mono<Page<EnrolmentView>> enrolments(SignedInAdmin admin, @PathVariable Id id, PageRequest page) {
        return offload.call(() -> Page.of(
                sops.cohorts(
                        sop(id).id(), page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE), page.fetch()),
                page,
                this::view,
                cohort -> Cursor.of(cohort.id())));
    }

    @GetMapping("/{id}/enrolments/{enrolmentId}")
    @Operation(summary = "批次详情 How far they are, and for how many it has ended")
    Mono<EnrolmentView> enrolment(SignedInAdmin admin, @PathVariable Id id, @PathVariable Id enrolmentId) {
        return offload.call(() -> view(cohort(id, enrolmentId)));
    }

    @PostMapping("/{id}/enrolments/{enrolmentId}/termination")
    @Operation(summary = "停止批次 Make no further steps")
    Mono<EnrolmentView> stop(
            SignedInAdmin admin,
            @PathVariable Id id,
            @PathVariable Id enrolmentId,
            @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(writeSop.stop(cohort(id, enrolmentId).id()));
        });
    }

    private Sop sop(Id id) {
        return sops.find(id.value()).orElseThrow(() -> Refusal.notFound("SOP", "procedure"));
    }

    private Cohort cohort(Id sopId, Id id) {
        return sops.cohort(id.value())
                .filter(cohort -> cohort.sopId() == sopId.value())
                .orElseThrow(() -> Refusal.notFound("批次", "enrolment"));
    }

    private EnrolmentView view(Cohort cohort) {
        return EnrolmentView.of(cohort, sops.progress(cohort.id()), sops.runs(cohort.id()));
    }

    record Nothing() {}

    record NewSop(
            @NotNull Sop.Kind kind,
            @NotBlank @Size(max = 64) String name,
            @Size(max = 3) List<Sop.StopOn> stopOn,
            @NotEmpty @Size(max = 10) List<@Valid StepBody> steps) {

        List<SopStep> numbered() {
            return IntStream.range(0, steps.size())
                    .mapToObj(i -> steps.get(i).step(i + 1))
                    .toList();
        }
    }

    record StepBody(
            @NotNull @Min(0) @Max(365) Integer dayOffset,
            @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d") String at,
            @NotNull @Min(30) @Max(44640) Integer windowMinutes,
            @NotNull TaskType type,
            @NotBlank @Size(max = 128) String title,
            @NotNull @Size(max = 2000) String instruction,
            @NotNull @Size(max = 4000) String copyText,
            @Size(max = 9) List<Id> materialIds,
            @Valid ParametersBody parameters) {

        static StepBody of(SopStep step) {
            return new StepBody(
                    step.dayOffset(),
                    LocalTime.ofSecondOfDay(step.atMinute() * 60L).toString(),
                    step.windowMinutes(),
                    step.type(),
                    step.title(),
                    step.instruction(),
                    step.copyText(),
                    step.materialIds().stream().map(Id::new).toList(),
                    ParametersBody.of(step.demand()));
        }

        SopStep step(int no) {
            return new SopStep(
                    no,
                    dayOffset,
                    LocalTime.parse(at).toSecondOfDay() / 60,
                    windowMinutes,
                    type,
                    title,
                    instruction,
                    copyText,
                    Id.values(materialIds),
                    ParametersBody.demand(type, parameters));
        }
    }

    record SopView(
            Id id,
            String kind,
            String name,
            List<String> stopOn,
            String state,
            Id createdBy,
            Id approvedBy,
            List<StepBody> steps,
            int version) {

        static SopView of(Sop sop) {
            return new SopView(
                    new Id(sop.id()),
                    sop.kind().name(),
                    sop.name(),
                    sop.stopOn().stream().map(Enum::name).sorted().toList(),
                    sop.state().name(),
                    new Id(sop.createdBy()),
                    sop.approvedBy().map(Id::new).orElse(null),
                    sop.steps().stream().map(StepBody::of).toList(),
                    sop.version());
        }
    }

    record NewEnrolment(
            @Size(max = 200) List<Id> regionIds,
            @Size(max = 3000) List<Id> storeIds,
            @Size(max = 5000) List<Id> guideIds,
            Id segmentId,
            @NotNull LocalDate startOn) {

        Area area() {
            return new Area(
                    Set.copyOf(Id.values(regionIds)), Set.copyOf(Id.values(storeIds)), Set.copyOf(Id.values(guideIds)));
        }
    }

    record EnrolmentView(
            Id id,
            Id segmentId,
            LocalDate startOn,
            String state,
            String stopReason,
            long members,
            long bought,
            long replied,
            long deleted,
            List<RunView> steps) {

        record RunView(int step, Id taskId, int members, Instant createdAt) {}

        static EnrolmentView of(Cohort cohort, Sops.Progress progress, List<Sops.Run> runs) {
            return new EnrolmentView(
                    new Id(cohort.id()),
                    cohort.listId().map(Id::new).orElse(null),
                    cohort.startOn(),
                    cohort.state().name(),
                    cohort.stopReason().isEmpty() ? null : cohort.stopReason(),
                    progress.members(),
                    progress.bought(),
                    progress.replied(),
                    progress.deleted(),
                    runs.stream()
                            .map(run -> new RunView(run.stepNo(), new Id(run.taskId()), run.members(), run.createdAt()))
                            .toList());
        }
    }
}
