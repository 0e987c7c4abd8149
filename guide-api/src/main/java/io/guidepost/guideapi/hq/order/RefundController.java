package io.guidepost.guideapi.hq.order;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.refund.DecideRefund;
import io.guidepost.domain.refund.DecideRefund.Decider;
import io.guidepost.domain.refund.Refund;
import io.guidepost.domain.refund.RefundStatus;
import io.guidepost.domain.refund.Refunds;
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
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Headquarters decides about refunds; a region manager about those of the region. */
@RestController
@RequestMapping("/api/admin/v1/refunds")
class RefundController {

    private final Refunds refunds;
    private final DecideRefund decideRefund;
    private final Offload offload;

    RefundController(Refunds refunds, DecideRefund decideRefund, Offload offload) {
        this.refunds = refunds;
        this.decideRefund = decideRefund;
        this.offload = offload;
    }

    @Operation(summary = "退款列表 Refunds, newest first, by status")
    @GetMapping
    Mono<Page<RefundView>> list(SignedInAdmin admin, @RequestParam Optional<RefundStatus> status, PageRequest page) {
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                refunds.page(admin.sight(), status, before, page.fetch()),
                page,
                RefundView::from,
                refund -> Cursor.of(refund.id())));
    }

    @Operation(summary = "退款详情 A refund with its lines and where its money is")
    @GetMapping("/{id}")
    Mono<RefundView> show(SignedInAdmin admin, @PathVariable long id) {
        return offload.call(() -> refunds.findIn(admin.sight(), id)
                .map(RefundView::from)
                .orElseThrow(() -> Refusal.notFound("退款单", "refund")));
    }

    @Operation(summary = "同意退款 Approve a refund: the money goes back through WeChat Pay")
    @PostMapping("/{id}/approval")
    Mono<Decided> approve(SignedInAdmin admin, @PathVariable long id, @RequestBody Nothing body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.REGION_MANAGER);
        return offload.call(() -> decideRefund.approve(decider(admin), id)).map(Decided::from);
    }

    @Operation(summary = "拒绝退款 Reject a refund, with a reason")
    @PostMapping("/{id}/rejection")
    Mono<Decided> reject(SignedInAdmin admin, @PathVariable long id, @Valid @RequestBody Rejection body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.REGION_MANAGER);
        return offload.call(() -> decideRefund.reject(decider(admin), id, body.reason()))
                .map(Decided::from);
    }

    private static Decider decider(SignedInAdmin admin) {
        return new Decider(admin.adminId(), admin.sight());
    }

    /** A yes needs no words. */
    record Nothing() {}

    record Rejection(@NotBlank @Size(max = 200) String reason) {}

    record Decided(String id, RefundStatus status) {

        static Decided from(Refund refund) {
            return new Decided(Long.toString(refund.id()), refund.status());
        }
    }
}
