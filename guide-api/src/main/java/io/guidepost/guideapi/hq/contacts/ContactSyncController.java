package io.guidepost.guideapi.hq.contacts;

import io.guidepost.domain.contacts.AskForContactSync;
import io.guidepost.domain.contacts.ChangeKind;
import io.guidepost.domain.contacts.ContactSync;
import io.guidepost.domain.contacts.DepartmentReading;
import io.guidepost.domain.contacts.PlannedChange;
import io.guidepost.domain.contacts.ReadContactSyncs;
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
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
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

/** Our organization compared with WeCom's contacts; the scheduler carries out what is asked for here. */
@RestController
@RequestMapping("/api/admin/v1/org")
@Tag(name = "通讯录同步 Contact syncs")
class ContactSyncController {

    private static final String PATH = "/api/admin/v1/org/syncs";

    private final AskForContactSync ask;
    private final ReadContactSyncs read;
    private final Offload offload;

    ContactSyncController(AskForContactSync ask, ReadContactSyncs read, Offload offload) {
        this.ask = ask;
        this.read = read;
        this.offload = offload;
    }

    @PostMapping("/syncs")
    @Operation(
            summary = "发起通讯录同步 Start a sync of the contacts",
            description =
                    "Runs in the background; Location tells where to look. With dryRun it ends PLANNED and changes"
                            + " nothing; without, what differs is applied, unless it would see off or close more than the limit:"
                            + " then it waits AWAITING_APPROVAL. 409 sync_running while another one is under way.")
    Mono<ResponseEntity<SyncView>> start(SignedInAdmin admin, @Valid @RequestBody NewSync body) {
        Roles.require(admin, Roles.OPERATOR);
        var kind = body.dryRun() ? ContactSync.Kind.LOOK : ContactSync.Kind.APPLY;
        return offload.call(() -> SyncView.of(ask.start(kind, admin.principal(), admin.adminId())))
                .map(view -> ResponseEntity.accepted()
                        .location(URI.create(PATH + "/" + view.id()))
                        .body(view));
    }

    @GetMapping("/syncs")
    @Operation(summary = "同步历史 Syncs, newest first")
    Mono<Page<SyncView>> list(SignedInAdmin admin, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(
                () -> Page.of(read.page(before, page.fetch()), page, SyncView::of, sync -> Cursor.of(sync.id())));
    }

    @GetMapping("/syncs/{id}")
    @Operation(summary = "同步进度与差异统计 State, progress and counts of a sync")
    Mono<CountedView> show(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> CountedView.of(read.sync(id.value())));
    }

    @GetMapping("/syncs/{id}/changes")
    @Operation(
            summary = "差异明细 The plan line by line, in the order in which it is applied",
            description = "key is the userid of a person or the department id of a place. Lines that are NOTICE take no"
                    + " step: conflicts, departments that are no store, and who could not be read, with the reason.")
    Mono<Page<ChangeView>> changes(
            SignedInAdmin admin,
            @PathVariable Id id,
            @RequestParam Optional<ChangeKind> kind,
            @RequestParam Optional<PlannedChange.State> status,
            PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        int after = page.after()
                .map(cursor -> (int) Math.min(cursor.longAt(0), Integer.MAX_VALUE))
                .orElse(0);
        return offload.call(() -> Page.of(
                read.lines(id.value(), kind, status, after, page.fetch()),
                page,
                ChangeView::of,
                line -> Cursor.of((long) line.seq())));
    }

    @PostMapping("/syncs/{id}/application")
    @Operation(
            summary = "执行试运行计划 Apply the plan of a dry run",
            description =
                    "409 plan_stale when it is older than the limit, when another sync has applied something since,"
                            + " or when a region or store has changed; whoever has changed since is left alone, line by line.")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<SyncView> apply(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> SyncView.of(ask.apply(id.value())));
    }

    @PostMapping("/syncs/{id}/approval")
    @Operation(
            summary = "批准大量移除 Approve a plan that would remove many",
            description = "By another administrator than the one who started it.")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<SyncView> approve(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> SyncView.of(ask.approve(id.value(), admin.adminId())));
    }

    @PostMapping("/syncs/{id}/cancellation")
    @Operation(summary = "取消同步 Cancel a sync or drop its plan", description = "What has been applied stays.")
    Mono<SyncView> cancel(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> SyncView.of(ask.cancel(id.value())));
    }

    @GetMapping("/department-readings")
    @Operation(summary = "部门含义 What headquarters has said of single departments")
    Mono<ReadingList> readings(SignedInAdmin admin) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> ReadingList.of(read.readings()));
    }

    @PutMapping("/department-readings/{departmentId}")
    @Operation(
            summary = "指定部门含义 Say what a department is",
            description =
                    "REGION: a region within a region; OUTSIDE: neither it nor anything below it is a store. Holds"
                            + " from the next sync on.")
    Mono<ReadingView> read(SignedInAdmin admin, @PathVariable long departmentId, @Valid @RequestBody NewReading body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
            ask.read(departmentId, Optional.of(body.kind()), admin.adminId());
            return new ReadingView(Long.toString(departmentId), body.kind());
        });
    }

    @DeleteMapping("/department-readings/{departmentId}")
    @Operation(summary = "恢复按层级 Let the department's place in the tree say what it is")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> forget(SignedInAdmin admin, @PathVariable long departmentId) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
                    ask.read(departmentId, Optional.empty(), admin.adminId());
                    return true;
                })
                .then();
    }

    record Nothing() {}

    /** @param dryRun true only shows the difference */
    record NewSync(@NotNull Boolean dryRun) {}

    record NewReading(@NotNull DepartmentReading kind) {}

    record ReadingView(String departmentId, DepartmentReading kind) {}

    record ReadingList(List<ReadingView> items) {

        static ReadingList of(Map<Long, DepartmentReading> readings) {
            return new ReadingList(new TreeMap<>(readings)
                    .entrySet().stream()
                            .map(entry -> new ReadingView(Long.toString(entry.getKey()), entry.getValue()))
                            .toList());
        }
    }

    /**
     * @param removals guides and stores that would be taken out of service
     * @param waitingUntilAt when WeCom is asked again after a failure; absent while nothing is wrong
     */
    record SyncView(
            String id,
            boolean dryRun,
            ContactSync.State status,
            ContactSync.Phase phase,
            Progress departments,
            Progress people,
            Progress changes,
            int unreadable,
            int removals,
            String failure,
            Instant waitingUntilAt,
            String startedBy,
            Instant startedAt,
            Instant plannedAt,
            String approvedBy,
            Instant approvedAt,
            Instant finishedAt) {

        static SyncView of(ContactSync sync) {
            return new SyncView(
                    Long.toString(sync.id()),
                    sync.kind() == ContactSync.Kind.LOOK,
                    sync.state(),
                    sync.phase(),
                    new Progress(sync.departments(), sync.departmentsRead()),
                    new Progress(sync.people(), sync.peopleRead()),
                    new Progress(sync.changes(), sync.changesDone()),
                    sync.unreadable(),
                    sync.removals(),
                    sync.failure().isEmpty() ? null : sync.failure(),
                    sync.state().isActive() && sync.tries() > 0 ? sync.dueAt() : null,
                    sync.startedBy(),
                    sync.createdAt(),
                    sync.plannedAt().orElse(null),
                    sync.approvedBy().map(String::valueOf).orElse(null),
                    sync.approvedAt().orElse(null),
                    sync.finishedAt().orElse(null));
        }
    }

    /** Somebody in several departments may be counted several times until everybody is listed. */
    record Progress(int total, int done) {}

    record CountedView(SyncView sync, Map<ChangeKind, Integer> kinds, Map<PlannedChange.State, Integer> outcomes) {

        static CountedView of(ReadContactSyncs.Counted counted) {
            return new CountedView(SyncView.of(counted.sync()), counted.kinds(), counted.outcomes());
        }
    }

    record ChangeView(
            int seq,
            ChangeKind kind,
            String key,
            String name,
            String from,
            String to,
            PlannedChange.State status,
            String failure) {

        static ChangeView of(PlannedChange line) {
            return new ChangeView(
                    line.seq(),
                    line.kind(),
                    line.subject(),
                    line.name(),
                    line.was(),
                    line.becomes(),
                    line.state(),
                    line.failure().isEmpty() ? null : line.failure());
        }
    }
}
