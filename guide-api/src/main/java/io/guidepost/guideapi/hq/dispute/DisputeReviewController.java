package io.guidepost.guideapi.hq.dispute;

import io.guidepost.core.attribution.DisputeState;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.dispute.DecideDispute;
import io.guidepost.domain.dispute.Dispute;
import io.guidepost.domain.dispute.Disputes;
import io.guidepost.domain.organization.Sights;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Headquarters decides what guides dispute; a region's administrators look on at their region's. */
@RestController
@RequestMapping("/api/admin/v1/disputes")
class DisputeReviewController {

    private final DecideDispute decideDispute;
    private final Disputes disputes;
    private final Sights sights;
    private final Offload offload;

    DisputeReviewController(DecideDispute decideDispute, Disputes disputes, Sights sights, Offload offload) {
        this.decideDispute = decideDispute;
        this.disputes = disputes;
        this.sights = sights;
        this.offload = offload;
    }

    @Operation(summary = "归属申诉列表 Disputes, newest first; COMMENTED and ESCALATED wait for headquarters")
    @GetMapping
    Mono<Page<DisputeView>> list(SignedInAdmin admin, PageRequest page, @RequestParam Optional<DisputeState> status) {
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                disputes.page(status, admin.sight(), before, page.fetch()),
                page,
                DisputeView::from,
                dispute -> Cursor.of(dispute.id())));
    }

    @Operation(summary = "归属申诉详情 One dispute")
    @GetMapping("/{id}")
    Mono<DisputeView> show(SignedInAdmin admin, @PathVariable long id) {
        return offload.call(() -> disputes.find(id)
                .filter(dispute -> sights.covers(
                        admin.sight(),
                        dispute.filed().regionId(),
                        Optional.of(dispute.filed().storeId())))
                .map(DisputeView::from)
                .orElseThrow(() -> Refusal.notFound("申诉", "dispute")));
    }

    @Operation(
            summary =
                    "裁定申诉 Decide a dispute: upheld, a new decision supersedes and commission is reversed and posted again")
    @PostMapping("/{id}/decision")
    Mono<DisputeView> decide(SignedInAdmin admin, @PathVariable long id, @Valid @RequestBody Decision body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> body.decision() == Decided.UPHELD
                        ? decideDispute.uphold(
                                admin.adminId(), id, body.reason(), Boolean.TRUE.equals(body.moveBinding()))
                        : decideDispute.reject(admin.adminId(), id, body.reason()))
                .map(DisputeView::from);
    }

    /** What headquarters may decide. */
    enum Decided {
        UPHELD,
        REJECTED
    }

    /**
     * @param reason told to both guides
     * @param moveBinding whether the shopper is bound to the disputing guide as well; only if upheld
     */
    record Decision(@NotNull Decided decision, @NotBlank @Size(max = 500) String reason, Boolean moveBinding) {}

    /** @param overdue whether headquarters' term is over */
    record DisputeView(
            String id,
            String orderId,
            int disputedRevision,
            String guideId,
            String guideStoreId,
            String creditedGuideId,
            String storeId,
            String regionId,
            String claim,
            String evidence,
            String status,
            Instant filedAt,
            Instant dueAt,
            boolean overdue,
            String commentedBy,
            Instant commentedAt,
            Boolean supportsClaim,
            String comment,
            String decidedBy,
            Instant decidedAt,
            String reason,
            String correctionId) {

        static DisputeView from(Dispute dispute) {
            var comment = dispute.comment();
            var verdict = dispute.verdict();
            return new DisputeView(
                    Long.toString(dispute.id()),
                    Long.toString(dispute.orderId()),
                    dispute.filed().revision(),
                    Long.toString(dispute.filed().guideId()),
                    Long.toString(dispute.filed().guideStoreId()),
                    dispute.filed().creditedId().map(String::valueOf).orElse(null),
                    Long.toString(dispute.storeId()),
                    dispute.filed().regionId().map(String::valueOf).orElse(null),
                    dispute.filed().claim().name(),
                    dispute.filed().evidence(),
                    dispute.status().name(),
                    dispute.filed().at(),
                    dispute.term().dueAt(),
                    dispute.status().isOpen() && dispute.term().overdueToldAt().isPresent(),
                    comment.map(said -> Long.toString(said.by())).orElse(null),
                    comment.map(Dispute.Comment::at).orElse(null),
                    comment.map(Dispute.Comment::supportsClaim).orElse(null),
                    comment.map(Dispute.Comment::text).orElse(null),
                    verdict.map(said -> Long.toString(said.by())).orElse(null),
                    verdict.map(Dispute.Verdict::at).orElse(null),
                    verdict.map(Dispute.Verdict::reason).orElse(null),
                    dispute.correctionId().map(String::valueOf).orElse(null));
        }
    }
}
