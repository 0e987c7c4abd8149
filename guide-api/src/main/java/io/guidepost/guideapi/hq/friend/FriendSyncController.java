package io.guidepost.guideapi.hq.friend;

import io.guidepost.domain.friendsync.FriendSync;
import io.guidepost.domain.friendsync.FriendSyncs.Line;
import io.guidepost.domain.friendsync.FriendSyncs.LineKind;
import io.guidepost.domain.friendsync.RunFriendSyncs;
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
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Guides' customers compared with WeCom's; the scheduler carries out what is asked for here. */
@RestController
@RequestMapping("/api/admin/v1/friend-syncs")
@Tag(name = "客户同步 Friend syncs")
class FriendSyncController {

    private final RunFriendSyncs syncs;
    private final Offload offload;

    FriendSyncController(RunFriendSyncs syncs, Offload offload) {
        this.syncs = syncs;
        this.offload = offload;
    }

    @PostMapping
    @Operation(
            summary = "发起客户全量同步 Start a full pull of all guides' customers",
            description =
                    "Runs in the background, page by page, and goes on where it stood when a node dies. With dryRun it only"
                            + " notes what differs. 409 sync_running while another one is under way.")
    Mono<ResponseEntity<FriendSyncView>> start(SignedInAdmin admin, @Valid @RequestBody NewFriendSync body) {
        Roles.require(admin, Roles.OPERATOR);
        var kind = body.dryRun() ? FriendSync.Kind.LOOK : FriendSync.Kind.APPLY;
        return offload.call(() -> FriendSyncView.of(syncs.start(kind, admin.principal())))
                .map(view -> ResponseEntity.accepted()
                        .location(URI.create("/api/admin/v1/friend-syncs/" + view.id()))
                        .body(view));
    }

    @GetMapping
    @Operation(summary = "客户同步历史 Pulls, newest first")
    Mono<Page<FriendSyncView>> list(SignedInAdmin admin, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() ->
                Page.of(syncs.page(before, page.fetch()), page, FriendSyncView::of, sync -> Cursor.of(sync.id())));
    }

    @GetMapping("/{id}")
    @Operation(summary = "客户同步进度与差异统计 Progress of a pull, and its differences by kind")
    Mono<CountedFriendSync> show(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> CountedFriendSync.of(syncs.look(id.value())));
    }

    @GetMapping("/{id}/lines")
    @Operation(
            summary = "客户差异明细 The differences, by guide and customer",
            description =
                    "ADD: a friend we did not know; LINK: a friend who is now known as a member; END: no friend any more;"
                            + " KEPT: WeCom lists nobody for the guide, so nothing is ended; UNREADABLE: WeCom does not tell of the"
                            + " guide. Kept for 30 days.")
    Mono<Page<FriendLineView>> lines(
            SignedInAdmin admin, @PathVariable Id id, @RequestParam Optional<LineKind> kind, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        long guide = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        var customer = page.after().map(cursor -> cursor.stringAt(1)).orElse("");
        return offload.call(() -> Page.of(
                syncs.lines(id.value(), kind, guide, customer, page.fetch()),
                page,
                FriendLineView::of,
                line -> Cursor.of(line.guideId(), line.externalUserid())));
    }

    @PostMapping("/{id}/cancellation")
    @Operation(summary = "取消客户同步 Stop a pull", description = "What it has applied stays.")
    Mono<FriendSyncView> cancel(
            SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) NoFields body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> FriendSyncView.of(syncs.cancel(id.value())));
    }

    record NoFields() {}

    /** @param dryRun true only notes the differences */
    record NewFriendSync(@NotNull Boolean dryRun) {}

    /** @param failure the last trouble; absent while nothing is wrong, with {@code nextTryAt} when it is tried again */
    record FriendSyncView(
            String id,
            boolean dryRun,
            FriendSync.State status,
            int guides,
            int guidesDone,
            long friendsSeen,
            String failure,
            Instant nextTryAt,
            String startedBy,
            Instant startedAt,
            Instant finishedAt) {

        static FriendSyncView of(FriendSync sync) {
            return new FriendSyncView(
                    Long.toString(sync.id()),
                    sync.kind() == FriendSync.Kind.LOOK,
                    sync.state(),
                    sync.guides(),
                    sync.guidesDone(),
                    sync.friendsSeen(),
                    sync.failure().isEmpty() ? null : sync.failure(),
                    sync.tries() > 0 && sync.state() == FriendSync.State.RUNNING ? sync.dueAt() : null,
                    sync.startedBy(),
                    sync.startedAt(),
                    sync.finishedAt().orElse(null));
        }
    }

    record CountedFriendSync(FriendSyncView sync, Map<LineKind, Long> kinds) {

        static CountedFriendSync of(RunFriendSyncs.Counted counted) {
            return new CountedFriendSync(FriendSyncView.of(counted.sync()), counted.lines());
        }
    }

    /** @param externalUserId absent for a line about the guide as a whole */
    record FriendLineView(String guideId, String externalUserId, LineKind kind, String detail) {

        static FriendLineView of(Line line) {
            return new FriendLineView(
                    Long.toString(line.guideId()),
                    line.externalUserid().isEmpty() ? null : line.externalUserid(),
                    line.kind(),
                    line.detail().isEmpty() ? null : line.detail());
        }
    }
}
