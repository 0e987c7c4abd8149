package io.guidepost.domain.incentive;

import io.guidepost.core.incentive.IncentiveKind;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.outbox.OutboxHandler;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Takes back what a month's or a contest's rest no longer deserves. Doing it twice finds nothing more to take. */
@Component
class ReviewAfterRefund implements OutboxHandler<ReviewReward> {

    private final Incentives incentives;
    private final SoldOrders orders;
    private final PayTiers tiers;
    private final JudgeContests contests;
    private final TransactionRetry transactions;
    private final Clock clock;

    ReviewAfterRefund(
            Incentives incentives,
            SoldOrders orders,
            PayTiers tiers,
            JudgeContests contests,
            TransactionRetry transactions,
            Clock clock) {
        this.incentives = incentives;
        this.orders = orders;
        this.tiers = tiers;
        this.contests = contests;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return ReviewReward.TOPIC;
    }

    @Override
    public Class<ReviewReward> payloadType() {
        return ReviewReward.class;
    }

    @Override
    public void deliver(ReviewReward message) {
        var incentive = incentives.find(message.incentiveId()).orElseThrow();
        var paidAt = orders.paid(message.orderId()).orElseThrow().paidAt();
        var now = clock.instant();
        transactions.run(() -> {
            if (incentive.terms().kind() == IncentiveKind.TIER) {
                tiers.adjust(incentive, TierMonth.of(incentive.terms(), paidAt), message.guideId(), now);
            } else {
                contests.review(incentive, message.guideId(), now);
            }
        });
    }
}
