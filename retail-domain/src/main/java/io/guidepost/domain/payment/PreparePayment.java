package io.guidepost.domain.payment;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.payment.PaymentGateway.PaymentParameters;
import io.guidepost.domain.payment.PaymentGateway.PrepayOrder;
import io.guidepost.domain.shopper.OneShopper;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Sends a shopper to pay. Two transactions with the call to WeChat between them: the first fixes the number under which
 * WeChat knows the order, so that whatever becomes of the call can be asked for later.
 */
@Service
public class PreparePayment {

    private static final Logger LOG = LoggerFactory.getLogger(PreparePayment.class);

    private final Orders orders;
    private final OneShopper shoppers;
    private final Payments payments;
    private final PaymentGateway gateway;
    private final ObjectProvider<BeforePrepay> before;
    private final TransactionRetry transaction;
    private final Clock clock;

    PreparePayment(
            Orders orders,
            OneShopper shoppers,
            Payments payments,
            PaymentGateway gateway,
            ObjectProvider<BeforePrepay> before,
            TransactionRetry transaction,
            Clock clock) {
        this.orders = orders;
        this.shoppers = shoppers;
        this.payments = payments;
        this.gateway = gateway;
        this.before = before;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What {@code wx.requestPayment} needs, signed anew each time; the same order is always the same payment. */
    public PaymentParameters prepare(long memberId, long orderId) {
        var begun = transaction.call(() -> begin(memberId, orderId));
        if (begun.prepayId().isPresent()
                && PaymentRules.isFresh(begun.preparedAt().get(), clock.instant())) {
            return gateway.sign(begun.prepayId().get());
        }
        tellBefore(orderId, begun.outTradeNo());
        var prepayId = ask(orders.find(orderId).orElseThrow(), begun);
        if (!transaction.call(() -> finish(orderId, prepayId))) {
            closeAtWeChat(begun.outTradeNo());
            throw notPayable();
        }
        return gateway.sign(prepayId);
    }

    /** Whatever becomes of it, the shopper goes on to pay. */
    private void tellBefore(long orderId, String outTradeNo) {
        before.orderedStream().forEach(each -> {
            try {
                each.about(orderId, outTradeNo);
            } catch (RuntimeException broken) {
                LOG.warn("Order {}: something that belongs before its payment failed", orderId, broken);
            }
        });
    }

    private Prepay begin(long memberId, long orderId) {
        var order = orders.lockOf(memberId, orderId).orElseThrow(() -> Refusal.notFound("订单", "order"));
        var now = clock.instant();
        if (order.status().isPaid()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "order_already_paid", new Words("订单已支付", "The order has been paid already"));
        }
        if (order.status() != OrderStatus.PENDING_PAYMENT) {
            throw notPayable();
        }
        if (order.isOverdueAt(now)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "order_expired",
                    new Words("订单已超过支付时限", "The time to pay this order is over"));
        }
        if (payments.prepayOf(orderId).isEmpty()) {
            payments.insertPrepay(
                    orderId,
                    PaymentRules.outTradeNo(orderId),
                    order.payableFen(),
                    now,
                    PaymentRules.nextQuery(0, now, order.expiresAt()));
        }
        return payments.prepayOf(orderId).orElseThrow();
    }

    private String ask(Order order, Prepay prepay) {
        var openid = payments.openidOf(shoppers.standingFor(order.memberId()))
                .orElseThrow(() -> new IllegalStateException(
                        "Member %d wants to pay but has no openid".formatted(order.memberId())));
        try {
            return gateway.prepay(new PrepayOrder(
                            prepay.outTradeNo(), prepay.amountFen(), "订单 " + order.id(), openid, order.expiresAt()))
                    .prepayId();
        } catch (GatewayUnclear unclear) {
            LOG.warn("Order {}: WeChat Pay gave no clear answer to a prepay: {}", order.id(), unclear.getMessage());
            throw unavailable();
        } catch (GatewayRejected rejected) {
            LOG.warn("Order {}: WeChat Pay refuses to take money: {}", order.id(), rejected.getMessage());
            // It may have been paid under this number; the next round of queries knows.
            throw unavailable();
        }
    }

    /** False when the order was closed while WeChat was being asked. */
    private boolean finish(long orderId, String prepayId) {
        var order = orders.lock(orderId).orElseThrow();
        if (order.status() != OrderStatus.PENDING_PAYMENT) {
            return false;
        }
        var now = clock.instant();
        payments.prepared(orderId, prepayId, now, PaymentRules.nextQuery(0, now, order.expiresAt()));
        return true;
    }

    /** Best effort: the shopper never sees the prepay id, and a payment that still came would be judged too late. */
    private void closeAtWeChat(String outTradeNo) {
        try {
            gateway.close(outTradeNo);
        } catch (GatewayRejected | GatewayUnclear failure) {
            LOG.warn("Could not close {} at WeChat: {}", outTradeNo, failure.getMessage());
        }
    }

    private static Refusal notPayable() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "order_not_payable",
                new Words("订单已关闭，不能支付", "The order is closed and cannot be paid"));
    }

    private static Refusal unavailable() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "payment_unavailable",
                new Words("微信支付暂不可用，请稍后重试", "WeChat Pay is not available right now; please try again shortly"));
    }
}
