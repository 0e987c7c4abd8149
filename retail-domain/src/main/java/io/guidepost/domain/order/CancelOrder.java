package io.guidepost.domain.order;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The shopper does not want an order any more that is not paid yet. Cancelling twice is cancelling once. */
@Service
public class CancelOrder {

    private final Orders orders;
    private final CloseOrder closeOrder;
    private final PaymentDoor payment;

    CancelOrder(Orders orders, CloseOrder closeOrder, PaymentDoor payment) {
        this.orders = orders;
        this.closeOrder = closeOrder;
        this.payment = payment;
    }

    /** @return the order, CANCELLED (or CLOSED, if its time had run out before) */
    public Order cancel(long memberId, long orderId) {
        var order = orders.findOf(memberId, orderId).orElseThrow(() -> Refusal.notFound("订单", "order"));
        if (order.status().isPaid()) {
            throw paid(order);
        }
        if (!order.status().isUnpaid()) {
            return order;
        }
        if (!payment.shut(orderId, CloseReason.SHOPPER)) {
            throw paid(orders.find(orderId).orElseThrow());
        }
        var closed = closeOrder.close(orderId, CloseReason.SHOPPER);
        if (closed.status().isPaid()) {
            throw paid(closed);
        }
        return closed;
    }

    private static Refusal paid(Order order) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "order_already_paid",
                new Words(
                        "订单已支付，不能取消；如需退货退款请申请售后",
                        "The order is paid and cannot be cancelled any more; ask for a refund instead"),
                Map.of("status", order.status().name()));
    }
}
