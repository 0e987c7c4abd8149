package io.guidepost.guideapi.dispute;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.dispute.CommentOnDispute;
import io.guidepost.domain.dispute.Dispute;
import io.guidepost.domain.dispute.Dispute.Claim;
import io.guidepost.domain.dispute.Disputes;
import io.guidepost.domain.dispute.FileDispute;
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
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A guide disputes who a sale belongs to; both guides see how it stands, and the store's manager comments. */
@RestController
@RequestMapping("/api/guide/v1/disputes")
class DisputeController {

    private final FileDispute fileDispute;
    private final CommentOnDispute commentOnDispute;
    private final Disputes disputes;
    private final OnceOnly once;
    private final Clock clock;
    private final Offload offload;

    DisputeController(
            FileDispute fileDispute,
            CommentOnDispute commentOnDispute,
            Disputes disputes,
            OnceOnly once,
            Clock clock,
            Offload offload) {
        this.fileDispute = fileDispute;
        this.commentOnDispute = commentOnDispute;
        this.disputes = disputes;
        this.once = once;
        this.clock = clock;
        this.offload = offload;
    }

    @Operation(
            summary =
                    "发起归属申诉 Dispute who a sale belongs to, within the term after its decision; its commission waits meanwhile")
    @PostMapping
    Mono<OnceAnswer<DisputeView>> file(SignedInGuide me, IdempotencyKey key, @Valid @RequestBody NewDispute body) {
        return offload.call(() -> once.inTransaction(
                me,
                key,
                body,
                HttpStatus.CREATED,
                () -> DisputeView.from(
                        fileDispute.file(me.guideId(), body.orderId().value(), body.claim(), body.evidence())),
                dispute -> "/api/guide/v1/disputes/" + dispute.id()));
    }

    /** Newest first: one's own and those about one's sales, or as a manager those of one's stores. */
    @Operation(summary = "申诉列表 Disputes I filed and disputes about my sales; scope=STORE: those of the stores I manage")
    @GetMapping
    Mono<Page<DisputeView>> list(SignedInGuide me, PageRequest page, @RequestParam(defaultValue = "MINE") Scope scope) {
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                scope == Scope.MINE
                        ? disputes.ofGuide(me.guideId(), before, page.fetch())
                        : disputes.ofStores(
                                disputes.storesManagedBy(me.guideId(), clock.instant()), before, page.fetch()),
                page,
                DisputeView::from,
                dispute -> Cursor.of(dispute.id())));
    }

    @Operation(summary = "申诉详情 One dispute, for its parties and the manager of the store")
    @GetMapping("/{id}")
    Mono<DisputeView> show(SignedInGuide me, @PathVariable long id) {
        return offload.call(() -> disputes.find(id)
                .filter(dispute -> dispute.isParty(me.guideId())
                        || disputes.storesManagedBy(me.guideId(), clock.instant())
                                .contains(dispute.storeId()))
                .map(DisputeView::from)
                .orElseThrow(() -> Refusal.notFound("申诉", "dispute")));
    }

    @Operation(summary = "店长意见 The store manager's comment, within the term; a party cannot comment")
    @PostMapping("/{id}/comment")
    Mono<DisputeView> comment(SignedInGuide me, @PathVariable long id, @Valid @RequestBody NewComment body) {
        return offload.call(() -> commentOnDispute.comment(me.guideId(), id, body.supportsClaim(), body.text()))
                .map(DisputeView::from);
    }

    /** Which disputes: one's own, or those to comment on. */
    enum Scope {
        MINE,
        STORE
    }

    /**
     * @param claim why the sale should be one's own
     * @param evidence in words: when and how the shopper was served
     */
    record NewDispute(@NotNull Id orderId, @NotNull Claim claim, @NotBlank @Size(max = 2000) String evidence) {}

    record NewComment(@NotNull Boolean supportsClaim, @NotBlank @Size(max = 1000) String text) {}

    /**
     * @param status FILED, COMMENTED, ESCALATED, UPHELD, REJECTED or LAPSED; while one of the first three, the order's
     *     commission is on hold
     * @param dueAt when the present term ends: the manager's, then headquarters'
     */
    record DisputeView(
            String id,
            String orderId,
            String guideId,
            String creditedGuideId,
            String storeId,
            String claim,
            String evidence,
            String status,
            Instant filedAt,
            Instant dueAt,
            CommentView comment,
            VerdictView verdict) {

        static DisputeView from(Dispute dispute) {
            return new DisputeView(
                    Long.toString(dispute.id()),
                    Long.toString(dispute.orderId()),
                    Long.toString(dispute.filed().guideId()),
                    dispute.filed().creditedId().map(String::valueOf).orElse(null),
                    Long.toString(dispute.storeId()),
                    dispute.filed().claim().name(),
                    dispute.filed().evidence(),
                    dispute.status().name(),
                    dispute.filed().at(),
                    dispute.status().isOpen() ? dispute.term().dueAt() : null,
                    dispute.comment()
                            .map(comment -> new CommentView(comment.supportsClaim(), comment.text(), comment.at()))
                            .orElse(null),
                    dispute.verdict()
                            .map(verdict -> new VerdictView(verdict.reason(), verdict.at()))
                            .orElse(null));
        }
    }

    record CommentView(boolean supportsClaim, String text, Instant commentedAt) {}

    record VerdictView(String reason, Instant decidedAt) {}
}
