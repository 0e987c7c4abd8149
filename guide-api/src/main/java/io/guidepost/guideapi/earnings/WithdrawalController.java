package io.guidepost.guideapi.earnings;

import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.payout.CancelWithdrawal;
import io.guidepost.domain.payout.RequestWithdrawal;
import io.guidepost.domain.payout.Withdrawal;
import io.guidepost.domain.payout.Withdrawal.Channel;
import io.guidepost.domain.payout.Withdrawals;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/guide/v1/withdrawals")
class WithdrawalController {

    private final RequestWithdrawal requestWithdrawal;
    private final CancelWithdrawal cancelWithdrawal;
    private final Withdrawals withdrawals;
    private final OnceOnly once;
    private final Offload offload;

    WithdrawalController(
            RequestWithdrawal requestWithdrawal,
            CancelWithdrawal cancelWithdrawal,
            Withdrawals withdrawals,
            OnceOnly once,
            Offload offload) {
        this.requestWithdrawal = requestWithdrawal;
        this.cancelWithdrawal = cancelWithdrawal;
        this.withdrawals = withdrawals;
        this.once = once;
        this.offload = offload;
    }

    @Operation(summary = "申请提现 Ask for a withdrawal")
    @PostMapping
    Mono<OnceAnswer<WithdrawalView>> request(
            SignedInGuide me, IdempotencyKey key, @Valid @RequestBody NewWithdrawal body) {
        return offload.call(() -> once.inTransaction(
                me,
                key,
                body,
                HttpStatus.CREATED,
                () -> WithdrawalView.from(requestWithdrawal.request(me.guideId(), body.amountFen(), body.channel())),
                withdrawal -> "/api/guide/v1/withdrawals/" + withdrawal.id()));
    }

    /** Newest first. */
    @Operation(summary = "我的提现 My withdrawals, newest first")
    @GetMapping
    Mono<Page<WithdrawalView>> list(SignedInGuide me, PageRequest page) {
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                withdrawals.ofGuide(me.guideId(), before, page.fetch()),
                page,
                WithdrawalView::from,
                withdrawal -> Cursor.of(withdrawal.id())));
    }

    /** {@code packageInfo} appears once WeChat waits for the guide to confirm. */
    @Operation(summary = "提现详情 How a withdrawal of mine has come along")
    @GetMapping("/{id}")
    Mono<WithdrawalView> show(SignedInGuide me, @PathVariable long id) {
        return offload.call(() -> withdrawals
                .find(id)
                .filter(withdrawal -> withdrawal.guideId() == me.guideId())
                .map(WithdrawalView::from)
                .orElseThrow(() -> Refusal.notFound("提现", "withdrawal")));
    }

    /** Before it is sent, and while WeChat waits for confirmation; later it is refused as a conflict. */
    @Operation(summary = "撤销提现 Take back a withdrawal that was not sent yet")
    @PostMapping("/{id}/cancellation")
    Mono<WithdrawalView> cancel(SignedInGuide me, @PathVariable long id, @RequestBody Nothing body) {
        return offload.call(Offload.Kind.TENCENT, () -> cancelWithdrawal.cancel(me.guideId(), id))
                .map(WithdrawalView::from);
    }

    record NewWithdrawal(@NotNull @Positive @Max(20_000_000) Long amountFen, @NotNull Channel channel) {}

    record Nothing() {}

    record WithdrawalView(
            String id,
            String status,
            long amountFen,
            long feeFen,
            String channel,
            String outBillNo,
            String packageInfo,
            String failReason,
            Instant requestedAt,
            Instant finishedAt) {

        static WithdrawalView from(Withdrawal withdrawal) {
            boolean waits = withdrawal.status() == WithdrawalState.WAIT_USER_CONFIRM;
            return new WithdrawalView(
                    Long.toString(withdrawal.id()),
                    withdrawal.status().name(),
                    withdrawal.amountFen(),
                    withdrawal.feeFen(),
                    withdrawal.channel().name(),
                    withdrawal.outBillNo(),
                    waits ? withdrawal.packageInfo().orElse(null) : null,
                    withdrawal.failReason().orElse(null),
                    withdrawal.requestedAt(),
                    withdrawal.finishedAt().orElse(null));
        }
    }
}
