package io.guidepost.domain.order;

import io.guidepost.core.price.PriceStep;
import io.guidepost.core.price.Quote;
import java.util.List;

/**
 * Why an order costs what it costs (D17), as it was judged when it was placed. What was meant for others is left out.
 *
 * @param freightOffFen what freight coupons took off the freight
 */
public record PriceStory(long orderId, long freightOffFen, List<PriceStep> steps) {

    public PriceStory {
        steps = List.copyOf(steps);
    }

    static PriceStory of(long orderId, Quote quote) {
        return new PriceStory(
                orderId,
                quote.freightOff().fen(),
                quote.steps().stream().filter(PriceStep::isForBuyersEyes).toList());
    }
}
