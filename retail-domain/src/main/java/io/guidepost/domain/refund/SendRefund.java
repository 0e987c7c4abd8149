package io.guidepost.domain.refund;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.outbox.OutboxHandler;
import io.guidepost.domain.payment.Captures;
import io.guidepost.domain.payment.PaymentGateway;
import io.guidepost.domain.payment.PaymentGateway.RefundOrder;
import io.guidepost.domain.refund.RefundStatus.Event;
import io.guidepost.domain.refund.Refunds.Move;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks WeChat to give money back, under a number that was committed before; asking again with the same number is harmless.
 * What WeChat answers goes through the same door as its notices.
 */
@Component
class SendRefund implements OutboxHandler<SendRefund.Message> {

    private static final Logger LOG = LoggerFactory.getLogger(SendRefund.class);

    /** Not now, but later perhaps: too little money in the merchant's account, too many calls, a fault of WeChat's. */
    private static final Set<String> LATER_PERHAPS = Set.of(
            "NOT_ENOUGH",
            "FREQUENCY_LIMITED",
            "FREQUENCY_LIMIT_EXCEED",
            "RATELIMIT_EXCEEDED",
            "BIZERR_NEED_RETRY",
            "SYSTEM_ERROR",
            "SIGN_ERROR",
            "NO_AUTH");

    private static final int LONGEST_REASON = 80;

    private final Orders orders;
    private final Refunds refunds;
    private final Captures captures;
    private final PaymentGateway gateway;
    private final ConfirmRefund confirmRefund;
    private final TransactionRetry transaction;
    private final Clock clock;

    SendRefund(
            Orders orders,
            Refunds refunds,
            Captures captures,
            PaymentGateway gateway,
            ConfirmRefund confirmRefund,
            TransactionRetry transaction,
            Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.captures = captures;
        this.gateway = gateway;
        this.confirmRefund = confirmRefund;
        this.transaction = transaction;
        this.clock = clock;
    }

    record Message(long refundId) {

        void addTo(Outbox outbox) {
            outbox.add("refund.send", Long.toString(refundId), this);
        }

        /** After it had failed: the number is the same, the message is another. */
        void addAgainTo(Outbox outbox, Instant at) {
            outbox.add("refund.send", refundId + ":" + at.toEpochMilli(), this);
        }
    }

    @Override
    public String topic() {
        return "refund.send";
    }

    @Override
    public Class<Message> payloadType() {
        return Message.class;
    }

    /** Only the first time: from then on the round of queries knows better whether to send again. */
    @Override
    public void deliver(Message message) {
        var refund = refunds.find(message.refundId()).orElseThrow();
        if (refund.status() == RefundStatus.APPROVED) {
            send(refund);
        }
    }

    /** Leaves no doubt unrecorded: without an answer the refund is UNKNOWN, and to be asked about. */
    void send(Refund refund) {
        try {
            confirmRefund.confirm(gateway.refund(order(refund)));
        } catch (GatewayUnclear unclear) {
            LOG.warn("Refund {}: WeChat gave no answer: {}", refund.id(), unclear.getMessage());
            unanswered(refund.id(), Optional.empty());
        } catch (GatewayRejected rejected) {
            LOG.warn("Refund {}: WeChat refuses: {}", refund.id(), rejected.getMessage());
            if (LATER_PERHAPS.contains(rejected.code())) {
                unanswered(refund.id(), Optional.of(rejected.code()));
            } else {
                confirmRefund.failed(refund.id(), rejected.getMessage());
            }
        }
    }

    private RefundOrder order(Refund refund) {
        var payment = captures.find(refund.transactionId())
                .orElseThrow(() -> new IllegalStateException(
                        "Refund %d gives back a payment that we do not know".formatted(refund.id())));
        var reason = refund.reason();
        return new RefundOrder(
                refund.outRefundNo(),
                refund.transactionId(),
                refund.amountFen(),
                payment.amountFen(),
                reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON));
    }

    private void unanswered(long refundId, Optional<String> why) {
        transaction.run(() -> {
            var refund = refunds.find(refundId).orElseThrow();
            orders.lock(refund.orderId()).orElseThrow();
            refund = refunds.find(refundId).orElseThrow();
            var now = clock.instant();
            if (refund.status() == RefundStatus.APPROVED || refund.status() == RefundStatus.UNKNOWN) {
                refunds.move(
                        refund,
                        new Move(
                                refund.status().after(Event.NO_ANSWER).orElseThrow(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                why,
                                Optional.of(RefundSchedule.next(refund.attempts(), now))));
            }
        });
    }
}
