package io.guidepost.miniappapi.order;

import io.guidepost.domain.order.Addresses;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.Orders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Adds to orders what their shopper wants to see with them. */
@Component
class OrderViews {

    private final Orders orders;
    private final Addresses addresses;

    OrderViews(Orders orders, Addresses addresses) {
        this.orders = orders;
        this.addresses = addresses;
    }

    OrderView of(Order order) {
        return OrderView.from(order, orders.linesOf(order.id()), addresses.of(order.id()));
    }

    /** By order id. */
    Map<Long, OrderView> of(List<Order> found) {
        var ids = found.stream().map(Order::id).toList();
        var lines = orders.linesOf(ids);
        var sealed = addresses.of(ids);
        var views = new HashMap<Long, OrderView>();
        for (var order : found) {
            views.put(order.id(), OrderView.from(order, lines.get(order.id()), sealed.get(order.id())));
        }
        return views;
    }
}
