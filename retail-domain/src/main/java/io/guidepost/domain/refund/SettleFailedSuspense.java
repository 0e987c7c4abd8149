package io.guidepost.domain.refund;

import io.guidepost.core.ledger.Postings;
import io.guidepost.core.money.Money;
import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.payment.PaymentGateway;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.refund.RefundStatus.Event;
import io.guidepost.domain.refund.Refunds.Move;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Money that pays no order and that WeChat would not give back. Headquarters tries again under the same number, or gives it
 * back by another way, which one person says and another one confirms.
 */
@Service
public class SettleFailedSuspense {

    private final Orders orders;
    private final Refunds refunds;
    private final Resolutions resolutions;
    private final PaymentGateway gateway;
    private final Ledger ledger;
    private final TransactionRetry transaction;
    private final Clock clock;

    SettleFailedSuspense(
            Orders orders,
            Refunds refunds,
            Resolutions resolutions,
            PaymentGateway gateway,
            Ledger ledger,
            TransactionRetry transaction,
            Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.resolutions = resolutions;
        this.gateway = gateway;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The next round of queries asks WeChat, and sends what WeChat does not know; a proposal to do it by hand is off. */
    public Refund retry(long refundId) {
        return transaction.call(() -> {
            var refund = failed(refundId);
            resolutions.withdraw(refundId);
            move(refund, Move.to(after(refund, Event.RETRY), clock.instant()));
            return refunds.find(refundId).orElseThrow();
        });
    }

    /** @param reference under which the money went back, such as the number of a bank transfer */
    public Resolution propose(long refundId, long adminId, String reference, String note) {
        return transaction.call(() -> {
            failed(refundId);
            var resolution = new Resolution(
                    refundId, reference, note, adminId, clock.instant(), Optional.empty(), Optional.empty());
            if (!resolutions.propose(resolution)) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "resolution_proposed_already",
                        new Words("该退款已提交人工处理", "Giving this money back by hand was proposed already"));
            }
            return resolution;
        });
    }

    /** Asks WeChat once more, so it must not run inside a transaction; what WeChat is at work on is not paid twice. */
    public Refund approve(long refundId, long adminId) {
        var asked = suspense(refundId);
        if (asked.status() == RefundStatus.FAILED) {
            requireThatWeChatDoesNothing(asked);
        }
        return transaction.call(() -> {
            var refund = failedOrResolved(refundId);
            var resolution = resolutions.find(refundId).orElseThrow(() -> Refusal.notFound("人工处理", "resolution"));
            if (refund.status() == RefundStatus.FAILED) {
                Matter.REFUND_RESOLUTION.requireSecond(adminId, resolution.proposedBy());
                var now = clock.instant();
                resolutions.approve(refundId, adminId, now);
                move(refund, Move.end(after(refund, Event.RESOLUTION), now, Optional.empty()));
                ledger.post(List.of(Postings.suspenseResolved(refundId, Money.ofFen(refund.amountFen()))));
            }
            return refunds.find(refundId).orElseThrow();
        });
    }

    private void requireThatWeChatDoesNothing(Refund refund) {
        try {
            gateway.queryRefund(refund.outRefundNo())
                    .filter(known -> known.state() != RefundState.CLOSED)
                    .ifPresent(known -> {
                        throw new Refusal(
                                Refusal.Kind.CONFLICT,
                                "wechat_is_at_work",
                                new Words(
                                        "微信侧该退款仍在处理或已到账，请重试查询",
                                        "WeChat is at work on this refund or has done it; retry instead"),
                                Map.of("wechatState", known.state().name()));
                    });
        } catch (GatewayUnclear noAnswer) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "wechat_unavailable",
                    new Words("暂时无法向微信核实，请稍后再试", "WeChat cannot be asked at the moment; try again shortly"));
        }
    }

    private Refund failed(long refundId) {
        var refund = failedOrResolved(refundId);
        if (refund.status() != RefundStatus.FAILED) {
            throw notFailed(refund);
        }
        return refund;
    }

    private Refund failedOrResolved(long refundId) {
        orders.lock(suspense(refundId).orderId()).orElseThrow();
        var refund = refunds.find(refundId).orElseThrow();
        if (refund.status() != RefundStatus.FAILED && refund.status() != RefundStatus.RESOLVED) {
            throw notFailed(refund);
        }
        return refund;
    }

    private Refund suspense(long refundId) {
        return refunds.find(refundId)
                .filter(found -> found.kind() == RefundKind.SUSPENSE)
                .orElseThrow(() -> Refusal.notFound("退款单", "refund"));
    }

    private void move(Refund refund, Move move) {
        if (!refunds.move(refund, move)) {
            throw new IllegalStateException("Refund %d changed while its order was locked".formatted(refund.id()));
        }
    }

    private static RefundStatus after(Refund refund, Event event) {
        return refund.status().after(event).orElseThrow();
    }

    private static Refusal notFailed(Refund refund) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "refund_not_failed",
                new Words("只有失败的退款才能这样处理", "Only a refund that failed can be settled like this"),
                Map.of("refundStatus", refund.status().name()));
    }
}
