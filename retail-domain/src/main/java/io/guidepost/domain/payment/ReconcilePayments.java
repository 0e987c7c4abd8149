package io.guidepost.domain.payment;

import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.order.CloseReason;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.Orders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Asks WeChat what became of payments nobody told us about, and ends orders whose time to pay is over. Any number of nodes
 * may run it at once; a node that dies leaves its claims to the others after a minute.
 */
@Service
public class ReconcilePayments {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcilePayments.class);
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** So many questions without an answer end a round: WeChat is down, and what is due stays due. */
    private static final int MAX_UNCLEAR_IN_A_ROW = 5;

    private final Orders orders;
    private final Payments payments;
    private final PaymentGateway gateway;
    private final ConfirmPayment confirmPayment;
    private final CloseUnpaid closeUnpaid;
    private final PaymentMetrics metrics;
    private final Clock clock;

    ReconcilePayments(
            Orders orders,
            Payments payments,
            PaymentGateway gateway,
            ConfirmPayment confirmPayment,
            CloseUnpaid closeUnpaid,
            PaymentMetrics metrics,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.gateway = gateway;
        this.confirmPayment = confirmPayment;
        this.closeUnpaid = closeUnpaid;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @return how many payments and orders were looked at; below {@code limit} nothing more is due */
    public int runDue(int limit) {
        return closeNeverPrepared(limit) + askDue(limit);
    }

    private int closeNeverPrepared(int limit) {
        var overdue = payments.overdueNeverPrepared(clock.instant(), limit);
        for (var orderId : overdue) {
            try {
                closeUnpaid.close(orderId, CloseReason.UNPAID);
            } catch (RuntimeException failure) {
                metrics.stuck();
                LOG.error("Order {} could not be closed, it will be tried again", orderId, failure);
                postpone(orderId);
            }
        }
        return overdue.size();
    }

    /** From now on it waits its turn like one that was prepared, ever longer, and keeps nobody else from being closed. */
    private void postpone(long orderId) {
        try {
            var now = clock.instant();
            var order = orders.find(orderId).orElseThrow();
            payments.insertPrepay(
                    orderId, PaymentRules.outTradeNo(orderId), order.payableFen(), now, PaymentRules.nextTry(0, now));
        } catch (RuntimeException failure) {
            LOG.warn("Order {} could not be postponed either: {}", orderId, failure.toString());
        }
    }

    private int askDue(int limit) {
        int asked = 0;
        int unclear = 0;
        for (var due : payments.due(clock.instant(), limit)) {
            var leaseUntil = clock.instant().plus(LEASE);
            if (unclear == MAX_UNCLEAR_IN_A_ROW || !payments.claim(due, leaseUntil)) {
                continue;
            }
            asked++;
            try {
                resolve(due, leaseUntil);
                unclear = 0;
            } catch (GatewayUnclear failure) {
                unclear++;
                LOG.warn(
                        "{}: WeChat Pay gives no answer, it will be asked again: {}",
                        due.outTradeNo(),
                        failure.getMessage());
            } catch (RuntimeException failure) {
                metrics.stuck();
                LOG.error("{} could not be resolved, it will be tried again", due.outTradeNo(), failure);
                payments.askAgain(due.orderId(), leaseUntil, PaymentRules.nextTry(due.attempts() + 1, clock.instant()));
            }
        }
        return asked;
    }

    private void resolve(Prepay due, Instant leaseUntil) {
        var order = orders.find(due.orderId()).orElseThrow();
        if (!order.status().isUnpaid()) {
            payments.settled(order.id());
        } else if (order.status() == OrderStatus.CLOSING || order.isOverdueAt(clock.instant())) {
            closeUnpaid.close(order.id(), CloseReason.UNPAID);
        } else {
            ask(order, due, leaseUntil);
        }
    }

    private void ask(Order order, Prepay due, Instant leaseUntil) {
        gateway.query(due.outTradeNo())
                .filter(PaymentGateway.PaymentFacts::isCaptured)
                .ifPresent(facts -> confirmPayment.confirm(facts, LearnedBy.QUERY));
        var next = PaymentRules.nextQuery(due.attempts() + 1, clock.instant(), order.expiresAt());
        payments.askAgain(order.id(), leaseUntil, next);
    }
}
