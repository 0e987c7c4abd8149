package io.guidepost.guideapi.hq.duty;

import io.guidepost.domain.duty.DutyConsole;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.hq.duty.DutyViews.DutyView;
import io.guidepost.guideapi.hq.duty.DutyViews.RunView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The console of the scheduler's duties; the scheduler itself has no API. */
@RestController
@RequestMapping("/api/admin/v1/duties")
@Tag(name = "定时职责 Scheduler duties")
class DutyController {

    private final DutyConsole console;
    private final Offload offload;

    DutyController(DutyConsole console, Offload offload) {
        this.console = console;
        this.offload = offload;
    }

    @GetMapping
    @Operation(
            summary = "职责列表 List all duties",
            description =
                    "With cadence, state, last and next firing, misfires, and the last run and failure worth keeping."
                            + " A list of some forty, in one page.")
    Mono<AllDuties> list(SignedInAdmin admin) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(
                () -> new AllDuties(console.all().stream().map(DutyView::of).toList(), null));
    }

    @GetMapping("/{name}")
    @Operation(summary = "单个职责 One duty")
    Mono<DutyView> show(SignedInAdmin admin, @PathVariable String name) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> DutyView.of(console.duty(name)));
    }

    @PostMapping("/{name}/pause")
    @Operation(
            summary = "暂停 Pause a duty on all nodes, also over restarts",
            description = "A run under way ends as it would. Heeded by the nodes within a second.")
    Mono<DutyView> pause(SignedInAdmin admin, @PathVariable String name, @RequestBody(required = false) Nothing body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> DutyView.of(console.pause(name, admin.adminId())));
    }

    @PostMapping("/{name}/resumption")
    @Operation(
            summary = "恢复 Resume a paused duty",
            description = "A daily run that was missed meanwhile is made up for at once.")
    Mono<DutyView> resume(SignedInAdmin admin, @PathVariable String name, @RequestBody(required = false) Nothing body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> DutyView.of(console.resume(name, admin.adminId())));
    }

    @PostMapping("/{name}/runs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "立即执行 Run a duty now",
            description =
                    "Once, as soon as a node looks and no other run of it is under way; also while it is paused. Asking"
                            + " again before it has begun changes nothing.")
    Mono<DutyView> run(SignedInAdmin admin, @PathVariable String name, @RequestBody(required = false) Nothing body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> DutyView.of(console.runNow(name, admin.adminId())));
    }

    @GetMapping("/{name}/runs")
    @Operation(
            summary = "执行历史 Runs of a duty, newest first",
            description =
                    "Runs that did something, failed, were asked for or lost their node; the last thousand are kept. A"
                            + " failure that repeats itself is one entry that counts.")
    Mono<Page<RunView>> runs(SignedInAdmin admin, @PathVariable String name, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        long below = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(
                () -> Page.of(console.runs(name, below, page.fetch()), page, RunView::of, run -> Cursor.of(run.id())));
    }

    record AllDuties(List<DutyView> items, String nextCursor) {}

    /** An empty object; fields are refused like everywhere. */
    record Nothing() {}
}
