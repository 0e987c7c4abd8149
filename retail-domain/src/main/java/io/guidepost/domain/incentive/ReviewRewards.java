package io.guidepost.domain.incentive;

import io.guidepost.domain.outbox.Outbox;
import java.util.List;
import org.springframework.stereotype.Component;

/** A refund brings the tiers and contests in which its order counted to notice, however long they are over. */
@Component
class ReviewRewards {

    private final SoldOrders orders;
    private final Awards awards;
    private final Outbox outbox;

    ReviewRewards(SoldOrders orders, Awards awards, Outbox outbox) {
        this.orders = orders;
        this.awards = awards;
        this.outbox = outbox;
    }

    /** Joins the refund's transaction. */
    void afterRefund(long refundId, long orderId) {
        var paid = orders.paid(orderId).filter(it -> !it.guideIds().isEmpty());
        paid.map(it -> awards.touchedBy(it.guideIds(), it.paidAt()))
                .orElse(List.of())
                .forEach(touched -> outbox.add(
                        ReviewReward.TOPIC,
                        "%d:%d:%d".formatted(refundId, touched.incentiveId(), touched.guideId()),
                        new ReviewReward(touched.incentiveId(), touched.guideId(), orderId)));
    }
}
