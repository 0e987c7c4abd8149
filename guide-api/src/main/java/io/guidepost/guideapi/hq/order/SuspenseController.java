package io.guidepost.guideapi.hq.order;

import io.guidepost.domain.refund.Refund;
import io.guidepost.domain.refund.RefundStatus;
import io.guidepost.domain.refund.Resolution;
import io.guidepost.domain.refund.Resolutions;
import io.guidepost.domain.refund.SettleFailedSuspense;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Late, double and wrong payments whose money WeChat could not give back. */
@RestController
@RequestMapping("/api/admin/v1/suspense-refunds")
class SuspenseController {

    private final SettleFailedSuspense settle;
    private final Resolutions resolutions;
    private final Offload offload;

    SuspenseController(SettleFailedSuspense settle, Resolutions resolutions, Offload offload) {
        this.settle = settle;
        this.resolutions = resolutions;
        this.offload = offload;
    }

    /** Those that failed, and those that somebody must put right at WeChat; newest first. */
    @Operation(summary = "待处理的异常款 Refunds of money that belongs to no order")
    @GetMapping
    Mono<Page<SuspenseView>> list(SignedInAdmin admin, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                resolutions.stuck(before, page.fetch()),
                page,
                refund -> SuspenseView.from(refund, resolutions.find(refund.id())),
                refund -> Cursor.of(refund.id())));
    }

    /** Asks WeChat and sends it again, under the same number. */
    @Operation(summary = "重试退款 Ask WeChat Pay again, with the same number")
    @PostMapping("/{id}/retry")
    Mono<SuspenseView> retry(SignedInAdmin admin, @PathVariable long id, @RequestBody Nothing body) {
        Roles.require(admin, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> SuspenseView.from(settle.retry(id), Optional.empty()));
    }

    /** Says that the money went back by another way; nothing is posted before another person confirms it. */
    @Operation(summary = "登记线下处理 Say how such a refund was settled outside WeChat Pay")
    @PostMapping("/{id}/resolution")
    Mono<ResolutionView> propose(SignedInAdmin admin, @PathVariable long id, @Valid @RequestBody NewResolution body) {
        Roles.require(admin, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> ResolutionView.from(settle.propose(
                id, admin.adminId(), body.reference().strip(), body.note().strip())));
    }

    /** Refused while WeChat is at work on the refund or has carried it out. */
    @Operation(summary = "复核线下处理 Approve it; by another administrator")
    @PostMapping("/{id}/resolution/approval")
    Mono<SuspenseView> approve(SignedInAdmin admin, @PathVariable long id, @RequestBody Nothing body) {
        Roles.require(admin, Roles.CHECKER, Roles.FINANCE);
        return offload.call(Offload.Kind.TENCENT, () -> {
            var refund = settle.approve(id, admin.adminId());
            return SuspenseView.from(refund, resolutions.find(id));
        });
    }

    record Nothing() {}

    record NewResolution(@NotBlank @Size(max = 64) String reference, @NotBlank @Size(max = 200) String note) {}

    record SuspenseView(
            String id,
            String orderId,
            String transactionId,
            String outRefundNo,
            RefundStatus status,
            long amountFen,
            String reason,
            String failReason,
            Instant requestedAt,
            Instant finishedAt,
            ResolutionView resolution) {

        static SuspenseView from(Refund refund, Optional<Resolution> resolution) {
            return new SuspenseView(
                    Long.toString(refund.id()),
                    Long.toString(refund.orderId()),
                    refund.transactionId(),
                    refund.outRefundNo(),
                    refund.status(),
                    refund.amountFen(),
                    refund.reason(),
                    refund.failReason().orElse(null),
                    refund.requestedAt(),
                    refund.finishedAt().orElse(null),
                    resolution.map(ResolutionView::from).orElse(null));
        }
    }

    record ResolutionView(
            String reference,
            String note,
            String proposedBy,
            Instant proposedAt,
            String approvedBy,
            Instant approvedAt) {

        static ResolutionView from(Resolution resolution) {
            return new ResolutionView(
                    resolution.reference(),
                    resolution.note(),
                    Long.toString(resolution.proposedBy()),
                    resolution.proposedAt(),
                    resolution.approvedBy().map(id -> Long.toString(id)).orElse(null),
                    resolution.approvedAt().orElse(null));
        }
    }
}
