package io.guidepost.domain.performance;

import io.guidepost.domain.performance.Counters.Cell;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Works figures out of the books, a page of orders at a time. */
@Component
class ReadBooks {

    private static final int ORDERS_AT_ONCE = 500;

    private final PaidOrders orders;

    ReadBooks(PaidOrders orders) {
        this.orders = orders;
    }

    /** Adds to the figures what became known from one moment until before another. */
    void addChanges(Instant from, Instant until, Map<Cell, Figures> figures) {
        var touched = orders.touched(from, until);
        for (int at = 0; at < touched.size(); at += ORDERS_AT_ONCE) {
            var page = touched.subList(at, Math.min(touched.size(), at + ORDERS_AT_ONCE));
            for (var order : orders.load(page)) {
                var soldOn = BusinessDays.of(order.paidAt());
                PerformanceRules.change(order, from, until)
                        .forEach((holder, change) -> figures.merge(new Cell(soldOn, holder), change, Figures::plus));
            }
        }
        figures.values().removeIf(Figures.NONE::equals);
    }

    Map<Cell, Figures> changes(Instant from, Instant until) {
        var figures = new HashMap<Cell, Figures>();
        addChanges(from, until, figures);
        return figures;
    }
}
