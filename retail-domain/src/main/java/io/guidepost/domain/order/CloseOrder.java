package io.guidepost.domain.order;

import io.guidepost.domain.coupon.ReturnCoupons;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.flashsale.FlashSales;
import io.guidepost.domain.points.OrderPoints;
import io.guidepost.domain.stock.Stock;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/**
 * Ends an order that was not paid and gives its goods back to the shelf and its coupons and points back to the shopper, once, however often it is called. Whoever calls
 * it has made sure at WeChat that the order can no longer be paid.
 */
@Service
public class CloseOrder {

    private final Orders orders;
    private final Stock stock;
    private final FlashSales flashSales;
    private final ReturnCoupons coupons;
    private final OrderPoints points;
    private final TransactionRetry transaction;
    private final Clock clock;

    CloseOrder(
            Orders orders,
            Stock stock,
            FlashSales flashSales,
            ReturnCoupons coupons,
            OrderPoints points,
            TransactionRetry transaction,
            Clock clock) {
        this.orders = orders;
        this.stock = stock;
        this.flashSales = flashSales;
        this.coupons = coupons;
        this.points = points;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return the order as it stands afterwards: closed now or before, or paid in the meantime and therefore untouched */
    public Order close(long orderId, CloseReason reason) {
        return transaction.call(() -> closed(orderId, reason));
    }

    private Order closed(long orderId, CloseReason reason) {
        var order = orders.lock(orderId)
                .orElseThrow(() ->
                        new IllegalStateException("Order %d is to be closed but does not exist".formatted(orderId)));
        if (!order.status().isUnpaid()) {
            return order;
        }
        // What was begun for one reason and found unfinished by somebody else ends for the first one.
        var firstReason = order.closeReason().orElse(reason);
        if (!orders.markClosed(orderId, order.version(), firstReason, clock.instant())) {
            throw new IllegalStateException("Order %d changed while it was locked".formatted(orderId));
        }
        // First: what is released is held nowhere any more.
        giveBackTakings(order);
        stock.release(orderId, unitsOf(orderId));
        coupons.closed(orderId, clock.instant());
        points.closed(orderId, clock.instant());
        return orders.find(orderId).orElseThrow();
    }

    /** What was taken of a flash sale counts no longer against what the member may take. */
    private void giveBackTakings(Order order) {
        for (var held : stock.heldBy(order.id())) {
            if (held.placeId() != Stock.CENTRAL) {
                flashSales.giveBack(held.placeId(), order.memberId(), Map.of(held.skuId(), held.units()));
            }
        }
    }

    private Map<Long, Integer> unitsOf(long orderId) {
        var units = new TreeMap<Long, Integer>();
        orders.linesOf(orderId).forEach(line -> units.merge(line.skuId(), line.quantity(), Math::addExact));
        return units;
    }
}
