package io.guidepost.guideapi.hq.organization;

import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.domain.organization.SyncReport;
import io.guidepost.domain.organization.SyncRun;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.Offload.Kind;
import io.guidepost.webedge.session.SignedInAdmin;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/admin/v1/org/syncs")
class OrgSyncController {

    private final SyncContacts syncContacts;
    private final Offload offload;

    OrgSyncController(SyncContacts syncContacts, Offload offload) {
        this.syncContacts = syncContacts;
        this.offload = offload;
    }

    @PostMapping
    Mono<ResponseEntity<Sync>> start(SignedInAdmin admin, @Valid @RequestBody NewSync body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(Kind.TENCENT, () -> run(admin, body))
                .map(Sync::from)
                .map(sync -> ResponseEntity.created(URI.create("/api/admin/v1/org/syncs/" + sync.id()))
                        .body(sync));
    }

    @GetMapping("/{id}")
    Mono<Sync> show(SignedInAdmin admin, @PathVariable long id) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> syncContacts.find(id)).map(Sync::from);
    }

    private SyncRun run(SignedInAdmin admin, NewSync body) {
        return body.dryRun()
                ? syncContacts.dryRun(admin.principal())
                : syncContacts.run(admin.principal(), body.acceptedLeavers() == null ? 0 : body.acceptedLeavers());
    }

    /**
     * @param dryRun true only shows the difference
     * @param acceptedLeavers so many leavers have been looked at in a dry run and are wanted
     */
    record NewSync(@NotNull Boolean dryRun, @Min(0) Integer acceptedLeavers) {}

    record Sync(
            String id,
            boolean dryRun,
            String state,
            Diff diff,
            int applied,
            String failure,
            Instant startedAt,
            Instant finishedAt) {

        static Sync from(SyncRun run) {
            var report = run.report();
            return new Sync(
                    Long.toString(run.id()),
                    run.dryRun(),
                    run.state().name(),
                    new Diff(report.counts(), report.items(), report.itemsOmitted()),
                    report.applied(),
                    report.failure().isEmpty() ? null : report.failure(),
                    run.startedAt(),
                    run.finishedAt().orElse(null));
        }
    }

    /** {@code counts} are complete; {@code items} are the first thousand changes. */
    record Diff(Map<SyncReport.Kind, Integer> counts, List<SyncReport.Item> items, int itemsOmitted) {}
}
