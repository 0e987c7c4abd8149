package io.guidepost.domain.payment;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.CloseOrder;
import io.guidepost.domain.order.CloseReason;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.PaymentDoor;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Ends an order that was not paid. WeChat is asked to close its side first, and where the shopper was faster its word
 * counts: then the order is paid. Until WeChat has answered the order is CLOSING and its goods stay held back.
 */
@Service
public class CloseUnpaid implements PaymentDoor {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

    /** WeChat's ways to say that nobody can pay this number any more, or ever could. */
    private static final Set<String> NOTHING_TO_CLOSE =
            Set.of("ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS", "ORDER_CLOSED", "ORDERCLOSED");

    private final Orders orders;
    private final Payments payments;
    private final PaymentGateway gateway;
    private final ConfirmPayment confirmPayment;
    private final CloseOrder closeOrder;
    private final TransactionRetry transaction;
    private final Clock clock;

    CloseUnpaid(
            Orders orders,
            Payments payments,
            PaymentGateway gateway,
            ConfirmPayment confirmPayment,
            CloseOrder closeOrder,
            TransactionRetry transaction,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.gateway = gateway;
        this.confirmPayment = confirmPayment;
        this.closeOrder = closeOrder;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * {@inheritDoc}
     *
     * <p>An order without a prepay needs no question: none can be made while it is CLOSING.
     */
    @Override
    public boolean shut(long orderId, CloseReason reason) {
        var order = transaction.call(() -> beginClosing(orderId, reason));
        if (!order.status().isUnpaid()) {
            return !order.status().isPaid();
        }
        var prepay = payments.prepayOf(orderId);
        if (prepay.isEmpty() || isClosedAtWeChat(prepay.get())) {
            return true;
        }
        var facts = gateway.query(prepay.get().outTradeNo())
                .filter(PaymentGateway.PaymentFacts::isCaptured)
                .orElseThrow(() -> new GatewayUnclear(
                        "WeChat says that %s is paid, and that it is not"
                                .formatted(prepay.get().outTradeNo()),
                        null));
        confirmPayment.confirm(facts, LearnedBy.QUERY);
        // Unpaid still, when what was taken is not what was asked for: it goes back, and the number is used up.
        return !orders.find(orderId).orElseThrow().status().isPaid();
    }

    /**
     * Must not run inside a transaction, because it asks WeChat.
     *
     * @return the order as it stands afterwards: closed, or paid because WeChat had taken the money
     * @throws GatewayUnclear when WeChat gave no answer; the order stays CLOSING, and calling again is harmless
     */
    Order close(long orderId, CloseReason reason) {
        if (!shut(orderId, reason)) {
            return orders.find(orderId).orElseThrow();
        }
        return transaction.call(() -> {
            var order = closeOrder.close(orderId, reason);
            payments.settled(orderId);
            return order;
        });
    }

    private Order beginClosing(long orderId, CloseReason reason) {
        var order = orders.lock(orderId)
                .orElseThrow(() ->
                        new IllegalStateException("Order %d is to be closed but does not exist".formatted(orderId)));
        if (order.status() == OrderStatus.PENDING_PAYMENT && !orders.markClosing(orderId, order.version(), reason)) {
            throw new IllegalStateException("Order %d changed while it was locked".formatted(orderId));
        }
        return order;
    }

    private boolean isClosedAtWeChat(Prepay prepay) {
        try {
            return gateway.close(prepay.outTradeNo()) == PaymentGateway.Closing.CLOSED;
        } catch (GatewayRejected rejected) {
            if (NOTHING_TO_CLOSE.contains(rejected.code())) {
                return true;
            }
            payments.askSoon(prepay, clock.instant().plus(ASK_AGAIN));
            throw new GatewayUnclear("WeChat will not close " + prepay.outTradeNo(), rejected);
        } catch (GatewayUnclear unclear) {
            // Whoever wanted it closed may give up; the round of queries does not.
            payments.askSoon(prepay, clock.instant().plus(ASK_AGAIN));
            throw unclear;
        }
    }
}
