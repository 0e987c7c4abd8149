package io.guidepost.domain.incentive;

import io.guidepost.domain.outbox.Outbox;
import java.util.List;
import org.springframework.stereotype.Component;

/** Refunds and corrections bring the tiers and contests in which their order counted to notice, however long those are over. */
@Component
class ReviewRewards {

    private final Incentives incentives;
    private final SoldOrders orders;
    private final Awards awards;
    private final Outbox outbox;

    ReviewRewards(Incentives incentives, SoldOrders orders, Awards awards, Outbox outbox) {
        this.incentives = incentives;
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

    /** Joins the correction's transaction. */
    void afterCorrection(long correctionId, long orderId) {
        orders.paid(orderId)
                .map(paid -> incentives.counting(paid.paidAt()))
                .orElse(List.of())
                .forEach(incentive -> outbox.add(
                        ReviewCorrected.TOPIC,
                        "%d:%d".formatted(correctionId, incentive.id()),
                        new ReviewCorrected(incentive.id(), orderId)));
    }
}
