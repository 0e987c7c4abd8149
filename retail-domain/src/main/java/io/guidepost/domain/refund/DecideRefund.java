package io.guidepost.domain.refund;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.refund.RefundStatus.Event;
import io.guidepost.domain.refund.Refunds.Move;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Headquarters says yes or no to a refund. A yes sends it to WeChat, and cannot be taken back. */
@Service
public class DecideRefund {

    private final Orders orders;
    private final Refunds refunds;
    private final Outbox outbox;
    private final TransactionRetry transaction;
    private final Clock clock;

    DecideRefund(Orders orders, Refunds refunds, Outbox outbox, TransactionRetry transaction, Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param adminId who decides
     * @param regionId the only region the decider may see; empty: all of them
     */
    public record Decider(long adminId, Optional<Long> regionId) {}

    /** Saying yes again answers how far it has come. */
    public Refund approve(Decider decider, long refundId) {
        return transaction.call(() -> {
            var refund = locked(decider, refundId);
            if (refund.status().after(Event.APPROVAL).isEmpty()) {
                throw decidedOtherwise(refund);
            }
            if (refund.status() != RefundStatus.REQUESTED) {
                return refund;
            }
            if (refunds.askedForBy(refundId).equals(Optional.of(decider.adminId()))) {
                throw new Refusal(
                        Refusal.Kind.FORBIDDEN,
                        "maker_is_checker",
                        new Words("不能审批自己提交的退款", "Somebody else than who asked for it must approve it"));
            }
            var now = clock.instant();
            move(
                    refund,
                    new Move(
                            RefundStatus.APPROVED,
                            Optional.of(decider.adminId()),
                            Optional.of(now),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(RefundSchedule.afterApproval(now))));
            new SendRefund.Message(refundId).addTo(outbox);
            return refunds.find(refundId).orElseThrow();
        });
    }

    /** Saying no again changes nothing, not even the first reason. */
    public Refund reject(Decider decider, long refundId, String reason) {
        return transaction.call(() -> {
            var refund = locked(decider, refundId);
            if (refund.status().after(Event.REJECTION).isEmpty()) {
                throw decidedOtherwise(refund);
            }
            if (refund.status() != RefundStatus.REQUESTED) {
                return refund;
            }
            var now = clock.instant();
            move(
                    refund,
                    new Move(
                            RefundStatus.REJECTED,
                            Optional.of(decider.adminId()),
                            Optional.empty(),
                            Optional.of(now),
                            Optional.of(reason),
                            Optional.empty()));
            return refunds.find(refundId).orElseThrow();
        });
    }

    private Refund locked(Decider decider, long refundId) {
        var found = refunds.findIn(decider.regionId(), refundId).orElseThrow(DecideRefund::notFound);
        orders.lock(found.orderId()).orElseThrow();
        return refunds.find(refundId).orElseThrow();
    }

    private void move(Refund refund, Move move) {
        if (!refunds.move(refund, move)) {
            throw new IllegalStateException("Refund %d changed while its order was locked".formatted(refund.id()));
        }
    }

    private static Refusal notFound() {
        return Refusal.notFound("退款单", "refund");
    }

    private static Refusal decidedOtherwise(Refund refund) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "refund_already_decided",
                new Words("退款单已处理", "This refund has been decided already"),
                Map.of("refundStatus", refund.status().name()));
    }
}
