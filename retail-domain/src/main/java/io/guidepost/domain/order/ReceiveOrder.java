package io.guidepost.domain.order;

import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Commissions;
import io.guidepost.domain.commission.ReleaseTerms;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The goods have arrived: the shopper says so, or enough days have passed since they were sent. From then on the time to
 * return them runs, and commission is frozen until it is over (B9).
 */
@Service
public class ReceiveOrder {

    private static final Logger log = LoggerFactory.getLogger(ReceiveOrder.class);

    private final Orders orders;
    private final Shipments shipments;
    private final Commissions commissions;
    private final ReleaseTerms releaseTerms;
    private final OrderTerms terms;
    private final OrderCounters counters;
    private final TransactionRetry transaction;
    private final Clock clock;

    ReceiveOrder(
            Orders orders,
            Shipments shipments,
            Commissions commissions,
            ReleaseTerms releaseTerms,
            OrderTerms terms,
            OrderCounters counters,
            TransactionRetry transaction,
            Clock clock) {
        this.orders = orders;
        this.shipments = shipments;
        this.commissions = commissions;
        this.releaseTerms = releaseTerms;
        this.terms = terms;
        this.counters = counters;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The shopper confirms receipt; confirming twice is confirming once. */
    public Order receive(long memberId, long orderId) {
        return transaction.call(() -> {
            var order = orders.lockOf(memberId, orderId).orElseThrow(() -> Refusal.notFound("订单", "order"));
            if (order.status() == OrderStatus.RECEIVED) {
                return order;
            }
            if (order.status() != OrderStatus.SHIPPED) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "order_not_shipped",
                        new Words("订单尚未发货，不能确认收货", "The order has not been shipped, so it cannot be received"),
                        Map.of("status", order.status().name()));
            }
            if (shipments.isPartSent(order.id())) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "order_part_sent",
                        new Words(
                                "还有商品未发货，发齐后再确认收货",
                                "A part of the order has not been sent yet, so it cannot be received"));
            }
            return received(order);
        });
    }

    /**
     * Receives what was sent long ago, each order in a transaction of its own. Orders that cannot be received stay due;
     * the round goes on behind them, so that no number of them keeps the others waiting.
     *
     * @return how many were received
     */
    public int runDue(int limit) {
        var until = clock.instant().minus(terms.autoReceiptAfter());
        int done = 0;
        Optional<Order> last = Optional.empty();
        List<Order> page;
        do {
            page = orders.shippedBefore(until, last, limit);
            for (var due : page) {
                done += isReceived(due.id()) ? 1 : 0;
                last = Optional.of(due);
            }
        } while (page.size() == limit && done < limit);
        return done;
    }

    private boolean isReceived(long orderId) {
        try {
            return transaction.call(() -> receiveIfStillDue(orderId));
        } catch (RuntimeException failed) {
            counters.stuck();
            log.error("Order {} could not be received automatically", orderId, failed);
            return false;
        }
    }

    private boolean receiveIfStillDue(long orderId) {
        var order = orders.lock(orderId).orElseThrow();
        if (order.status() != OrderStatus.SHIPPED || shipments.isPartSent(order.id())) {
            return false;
        }
        received(order);
        return true;
    }

    private Order received(Order order) {
        var now = clock.instant();
        int days = orders.linesOf(order.id()).stream()
                .mapToInt(OrderLine::returnWindowDays)
                .reduce(ReturnWindow.DEFAULT.days(), Math::max);
        var windowEndsAt = new ReturnWindow(days).closesAt(now);
        if (!orders.markReceived(order.id(), order.version(), now, windowEndsAt)) {
            throw new IllegalStateException("Order %d changed while it was locked".formatted(order.id()));
        }
        commissions.freeze(order.id(), releaseTerms.releaseAt(order.paidAt().orElseThrow(), now, days));
        return orders.find(order.id()).orElseThrow();
    }
}
