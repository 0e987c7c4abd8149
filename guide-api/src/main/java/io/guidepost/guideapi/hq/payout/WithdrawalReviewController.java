package io.guidepost.guideapi.hq.payout;

import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.domain.payout.DecideWithdrawal;
import io.guidepost.domain.payout.SettleLeaver;
import io.guidepost.domain.payout.Withdrawal;
import io.guidepost.domain.payout.Withdrawals;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

/** Withdrawals that are too large to be approved by themselves, and all others for those who look after them. */
@RestController
@RequestMapping("/api/admin/v1/withdrawals")
class WithdrawalReviewController {

    private final DecideWithdrawal decide;
    private final SettleLeaver settleLeaver;
    private final Withdrawals withdrawals;
    private final OnceOnly once;
    private final Offload offload;

    WithdrawalReviewController(
            DecideWithdrawal decide,
            SettleLeaver settleLeaver,
            Withdrawals withdrawals,
            OnceOnly once,
            Offload offload) {
        this.decide = decide;
        this.settleLeaver = settleLeaver;
        this.withdrawals = withdrawals;
        this.once = once;
        this.offload = offload;
    }

    /** Newest first; {@code status} narrows, REQUESTED being what waits for a decision. */
    @Operation(summary = "提现列表 Withdrawals, newest first, by status")
    @GetMapping
    Mono<Page<WithdrawalView>> list(
            SignedInAdmin admin, PageRequest page, @RequestParam Optional<WithdrawalState> status) {
        Roles.require(admin, Roles.FINANCE, Roles.CHECKER, Roles.OPERATOR);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                withdrawals.all(status, before, page.fetch()),
                page,
                WithdrawalView::from,
                withdrawal -> Cursor.of(withdrawal.id())));
    }

    /** Pays out all that somebody who left still has, with the payroll; another person must approve it. */
    @Operation(summary = "代为发起提现 Ask for a withdrawal on a guide's behalf")
    @PostMapping
    Mono<OnceAnswer<WithdrawalView>> settle(
            SignedInAdmin admin, IdempotencyKey key, @Valid @RequestBody Settlement body) {
        Roles.require(admin, Roles.FINANCE, Roles.CHECKER);
        return offload.call(() -> once.inTransaction(
                admin,
                key,
                body,
                HttpStatus.CREATED,
                () -> WithdrawalView.from(settleLeaver.settle(Long.parseLong(body.guideId()), admin.adminId())),
                withdrawal -> "/api/admin/v1/withdrawals"));
    }

    @Operation(summary = "同意提现 Approve a withdrawal; by another than who asked for it")
    @PostMapping("/{id}/approval")
    Mono<WithdrawalView> approve(SignedInAdmin admin, @PathVariable long id, @RequestBody Nothing body) {
        Roles.require(admin, Roles.FINANCE, Roles.CHECKER);
        return offload.call(() -> decide.approve(id, admin.adminId())).map(WithdrawalView::from);
    }

    /** The money goes back to what the guide may take; the guide sees the reason. */
    @Operation(summary = "拒绝提现 Reject a withdrawal, with a reason")
    @PostMapping("/{id}/rejection")
    Mono<WithdrawalView> reject(SignedInAdmin admin, @PathVariable long id, @Valid @RequestBody Rejection body) {
        Roles.require(admin, Roles.FINANCE, Roles.CHECKER);
        return offload.call(() -> decide.reject(id, body.reason() == null ? "" : body.reason()))
                .map(WithdrawalView::from);
    }

    record Nothing() {}

    record Settlement(@NotNull @Pattern(regexp = "\\d{1,18}|[1-8]\\d{18}") String guideId) {}

    record Rejection(@Size(max = 128) String reason) {}

    record WithdrawalView(
            String id,
            String guideId,
            String status,
            long amountFen,
            long feeFen,
            String channel,
            String outBillNo,
            String requestedBy,
            String approvedBy,
            String failReason,
            Instant requestedAt,
            Instant finishedAt) {

        static WithdrawalView from(Withdrawal withdrawal) {
            return new WithdrawalView(
                    Long.toString(withdrawal.id()),
                    Long.toString(withdrawal.guideId()),
                    withdrawal.status().name(),
                    withdrawal.amountFen(),
                    withdrawal.feeFen(),
                    withdrawal.channel().name(),
                    withdrawal.outBillNo(),
                    withdrawal.requestedBy().map(id -> Long.toString(id)).orElse(null),
                    withdrawal.approvedBy().map(id -> Long.toString(id)).orElse(null),
                    withdrawal.failReason().orElse(null),
                    withdrawal.requestedAt(),
                    withdrawal.finishedAt().orElse(null));
        }
    }
}
