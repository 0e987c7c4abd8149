package io.guidepost.guideapi.hq.dispute;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.correction.CorrectionCase;
import io.guidepost.domain.correction.CorrectionCase.Kind;
import io.guidepost.domain.correction.CorrectionCase.Status;
import io.guidepost.domain.correction.Corrections;
import io.guidepost.domain.correction.MakeCorrection;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
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
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Headquarters corrects who a sale belongs to: one administrator proposes, another approves. */
@RestController
@RequestMapping("/api/admin/v1/corrections")
class CorrectionController {

    private final MakeCorrection makeCorrection;
    private final Corrections corrections;
    private final OnceOnly once;
    private final Offload offload;

    CorrectionController(MakeCorrection makeCorrection, Corrections corrections, OnceOnly once, Offload offload) {
        this.makeCorrection = makeCorrection;
        this.corrections = corrections;
        this.once = once;
        this.offload = offload;
    }

    @Operation(summary = "提出归属更正 Propose a correction; nothing changes until another administrator approves it")
    @PostMapping
    Mono<OnceAnswer<CorrectionView>> propose(
            SignedInAdmin admin, IdempotencyKey key, @Valid @RequestBody NewCorrection body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> once.inTransaction(
                admin,
                key,
                body,
                HttpStatus.CREATED,
                () -> CorrectionView.from(makeCorrection.propose(body.by(admin))),
                correction -> "/api/admin/v1/corrections/" + correction.id()));
    }

    @Operation(summary = "归属更正列表 Corrections, newest first; PROPOSED wait for a second person")
    @GetMapping
    Mono<Page<CorrectionView>> list(SignedInAdmin admin, PageRequest page, @RequestParam Optional<Status> status) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                corrections.page(status, before, page.fetch()),
                page,
                CorrectionView::from,
                correction -> Cursor.of(correction.id())));
    }

    @Operation(summary = "归属更正详情 One correction")
    @GetMapping("/{id}")
    Mono<CorrectionView> show(SignedInAdmin admin, @PathVariable long id) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() ->
                corrections.find(id).map(CorrectionView::from).orElseThrow(() -> Refusal.notFound("更正", "correction")));
    }

    @Operation(summary = "批准归属更正 Approve: the new decision supersedes, commission is reversed and posted again")
    @PostMapping("/{id}/approval")
    Mono<CorrectionView> approve(SignedInAdmin admin, @PathVariable long id, @RequestBody Nothing body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> makeCorrection.approve(id, admin.adminId())).map(CorrectionView::from);
    }

    @Operation(summary = "驳回归属更正 Refuse: everything stays as it is")
    @PostMapping("/{id}/rejection")
    Mono<CorrectionView> reject(SignedInAdmin admin, @PathVariable long id, @Valid @RequestBody Rejection body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> makeCorrection.refuse(id, admin.adminId(), body.reason()))
                .map(CorrectionView::from);
    }

    record Nothing() {}

    record Rejection(@NotBlank @Size(max = 500) String reason) {}

    /**
     * @param kind RULING: the sale is this guide's in {@code storeId}; BOUGHT_HIMSELF: the shopper was this guide;
     *     TOUCHES_BLOCKED: this guide's touches do not count
     * @param moveBinding whether the shopper is bound to the guide as well
     */
    record NewCorrection(
            @NotNull Id orderId,
            @NotNull Kind kind,
            @NotNull Id guideId,
            Id storeId,
            Boolean moveBinding,
            @NotBlank @Size(max = 500) String reason) {

        MakeCorrection.Wanted by(SignedInAdmin admin) {
            if (kind == Kind.RULING && storeId == null) {
                throw new Refusal(
                        Refusal.Kind.MALFORMED,
                        "store_missing",
                        new Words("请指明门店", "A ruling names the store in which the guide is given the sale"));
            }
            return new MakeCorrection.Wanted(
                    orderId.value(),
                    kind,
                    guideId.value(),
                    Optional.ofNullable(storeId).map(Id::value),
                    Boolean.TRUE.equals(moveBinding),
                    reason,
                    admin.adminId());
        }
    }

    /** @param fromRevision the decision that was superseded by {@code toRevision}, once applied */
    record CorrectionView(
            String id,
            String orderId,
            String kind,
            String guideId,
            String storeId,
            boolean moveBinding,
            String reason,
            String origin,
            String originId,
            String status,
            String createdBy,
            Instant createdAt,
            String decidedBy,
            Instant decidedAt,
            String refuseReason,
            Integer fromRevision,
            Integer toRevision) {

        static CorrectionView from(CorrectionCase correction) {
            return new CorrectionView(
                    Long.toString(correction.id()),
                    Long.toString(correction.orderId()),
                    correction.kind().name(),
                    Long.toString(correction.guideId()),
                    correction.storeId().map(String::valueOf).orElse(null),
                    correction.moveBinding(),
                    correction.reason(),
                    correction.origin().name(),
                    Long.toString(correction.originId()),
                    correction.status().name(),
                    Long.toString(correction.createdBy()),
                    correction.createdAt(),
                    correction.approvedBy().map(String::valueOf).orElse(null),
                    correction.approvedAt().orElse(null),
                    correction.refuseReason().orElse(null),
                    correction.fromRevision().orElse(null),
                    correction.toRevision().orElse(null));
        }
    }
}
