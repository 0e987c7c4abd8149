package io.guidepost.domain.refund;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.outbox.OutboxHandler;
import io.guidepost.domain.payment.RefundSuspense;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives money back that pays no order, without anybody having to ask or to approve. Once per payment. */
@Component
class RefundSuspendedPayment implements OutboxHandler<RefundSuspense> {

    private final Orders orders;
    private final Refunds refunds;
    private final Outbox outbox;
    private final Ids ids;
    private final TransactionRetry transaction;
    private final Clock clock;

    RefundSuspendedPayment(
            Orders orders, Refunds refunds, Outbox outbox, Ids ids, TransactionRetry transaction, Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.outbox = outbox;
        this.ids = ids;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return RefundSuspense.TOPIC;
    }

    @Override
    public Class<RefundSuspense> payloadType() {
        return RefundSuspense.class;
    }

    @Override
    public void deliver(RefundSuspense message) {
        transaction.run(() -> {
            orders.lock(message.orderId()).orElseThrow();
            var outRefundNo = "S" + message.transactionId();
            if (refunds.findByNo(outRefundNo).isEmpty()) {
                var refund = refund(message, outRefundNo);
                refunds.insert(refund);
                new SendRefund.Message(refund.id()).addTo(outbox);
            }
        });
    }

    private Refund refund(RefundSuspense message, String outRefundNo) {
        var now = clock.instant();
        return new Refund(
                ids.next(),
                message.orderId(),
                RefundKind.SUSPENSE,
                message.transactionId(),
                outRefundNo,
                RefundStatus.APPROVED,
                message.amountFen(),
                switch (message.why()) {
                    case TOO_LATE -> "订单已关闭，原路退回";
                    case SECOND -> "重复支付，原路退回";
                    default -> "支付金额不符，原路退回";
                },
                now,
                Optional.of(now),
                Optional.empty(),
                Optional.empty(),
                Optional.of(RefundSchedule.afterApproval(now)),
                0,
                List.of());
    }
}
