package io.guidepost.domain.refund;

import static java.util.stream.Collectors.toMap;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.refund.RefundStatus.Event;
import io.guidepost.domain.refund.Refunds.Move;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
     * @param sight whose orders he may see
     */
    public record Decider(long adminId, Sight sight) {}

    /**
     * The goods are back, or need not come: the refund of an after-sale case goes to WeChat. Joins the caller's transaction,
     * which has locked the order.
     *
     * @param adminId who decided at headquarters; empty: a store's manager, whom the case knows
     */
    public void approveOfCase(long refundId, Optional<Long> adminId) {
        var refund = refunds.find(refundId).orElseThrow();
        if (refund.status() != RefundStatus.REQUESTED) {
            return;
        }
        var now = clock.instant();
        move(
                refund,
                new Move(
                        RefundStatus.APPROVED,
                        adminId,
                        Optional.of(now),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(RefundSchedule.afterApproval(now))));
        new SendRefund.Message(refundId).addTo(outbox);
    }

    /** The case ends without money; joins the caller's transaction, which has locked the order. */
    public void rejectOfCase(long refundId, String reason) {
        var refund = refunds.find(refundId).orElseThrow();
        if (refund.status() == RefundStatus.REQUESTED) {
            move(
                    refund,
                    new Move(
                            RefundStatus.REJECTED,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(clock.instant()),
                            Optional.of(reason),
                            Optional.empty()));
        }
    }

    /**
     * WeChat has failed for good, and somebody has seen to it: the same refund is sent again, under its number. Joins the
     * caller's transaction, which has locked the order.
     *
     * @throws Refusal CONFLICT when it has not failed, or when the units were given back in another way meanwhile
     */
    public void retryOfCase(long refundId) {
        var refund = refunds.find(refundId).orElseThrow();
        if (refund.status() != RefundStatus.FAILED) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "refund_not_failed", new Words("退款未失败，无需重试", "This refund has not failed"));
        }
        var pending = refunds.pendingOf(refund.orderId());
        var lines = orders.linesOf(refund.orderId()).stream().collect(toMap(OrderLine::id, Function.identity()));
        for (var given : refund.lines()) {
            var line = lines.get(given.orderLineId());
            var other = pending.getOrDefault(line.id(), new Refunds.Pending(0, 0));
            if (line.keptQuantity() - other.quantity() < given.quantity()
                    || line.keptFen() - other.amountFen() < given.amountFen()) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "refunded_otherwise",
                        new Words("商品已通过其他退款单退回", "These units have been given back in another way"));
            }
        }
        move(refund, Move.to(RefundStatus.APPROVED, RefundSchedule.afterApproval(clock.instant())));
        new SendRefund.Message(refundId).addAgainTo(outbox, clock.instant());
    }

    /** Goods may have to come back first: their case says when. */
    private static void requireNoCase(Refund refund) {
        if (refund.caseId().isPresent() && refund.status() == RefundStatus.REQUESTED) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "refund_of_after_sale",
                    new Words("该退款属于售后单，请在售后单中处理", "This refund belongs to an after-sale case; decide about that"),
                    Map.of("afterSaleId", Long.toString(refund.caseId().get())));
        }
    }

    /** Saying yes again answers how far it has come. */
    public Refund approve(Decider decider, long refundId) {
        return transaction.call(() -> {
            var refund = locked(decider, refundId);
            requireNoCase(refund);
            if (refund.status().after(Event.APPROVAL).isEmpty()) {
                throw decidedOtherwise(refund);
            }
            if (refund.status() != RefundStatus.REQUESTED) {
                return refund;
            }
            Matter.REFUND.requireSecond(decider.adminId(), refunds.askedForBy(refundId));
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
            requireNoCase(refund);
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
        var found = refunds.findIn(decider.sight(), refundId).orElseThrow(DecideRefund::notFound);
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
