package io.guidepost.domain.order;

import io.guidepost.core.price.PriceStep;
import io.guidepost.domain.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** "Why did I pay this?" (D17): an order taken apart line by line, with the sentences of the day it was placed. */
@Service
public class ExplainPrice {

    private final Orders orders;
    private final OrderPrices prices;

    ExplainPrice(Orders orders, OrderPrices prices) {
        this.orders = orders;
        this.prices = prices;
    }

    /** @param story empty for an order of plain list prices */
    public record Explained(Order order, List<OrderLine> lines, Optional<PriceStory> story) {

        /** What was taken off the freight. */
        public long freightOffFen() {
            return story.map(PriceStory::freightOffFen).orElse(0L);
        }

        /** What was judged, in its order; none where it was sold at list prices. */
        public List<PriceStep> steps() {
            return story.map(PriceStory::steps).orElse(List.of());
        }
    }

    public Explained of(long orderId) {
        return explained(orders.find(orderId).orElseThrow(() -> Refusal.notFound("订单", "order")));
    }

    /** Only if it is this shopper's. */
    public Explained of(long memberId, long orderId) {
        return explained(orders.findOf(memberId, orderId).orElseThrow(() -> Refusal.notFound("订单", "order")));
    }

    private Explained explained(Order order) {
        return new Explained(order, orders.linesOf(order.id()), prices.of(order.id()));
    }
}
