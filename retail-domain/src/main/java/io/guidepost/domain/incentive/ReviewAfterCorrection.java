package io.guidepost.domain.incentive;

import io.guidepost.core.incentive.IncentiveKind;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.outbox.OutboxHandler;
import java.time.Clock;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Brings the guides who lost and who won a sale by a correction to what the month or the contest gives them now (B11). Doing
 * it twice finds nothing more to give or to take.
 */
@Component
class ReviewAfterCorrection implements OutboxHandler<ReviewCorrected> {

    private final Incentives incentives;
    private final SoldOrders orders;
    private final PayTiers tiers;
    private final JudgeContests contests;
    private final TransactionRetry transactions;
    private final Clock clock;

    ReviewAfterCorrection(
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
        return ReviewCorrected.TOPIC;
    }

    @Override
    public Class<ReviewCorrected> payloadType() {
        return ReviewCorrected.class;
    }

    @Override
    public void deliver(ReviewCorrected message) {
        var incentive = incentives.find(message.incentiveId()).orElseThrow();
        var paid = orders.paid(message.orderId()).orElseThrow();
        var guides = new TreeSet<>(paid.guideIds());
        var now = clock.instant();
        for (long guide : guides) {
            transactions.run(() -> {
                if (incentive.terms().kind() == IncentiveKind.TIER) {
                    tiers.adjust(incentive, TierMonth.of(incentive.terms(), paid.paidAt()), guide, now);
                } else {
                    contests.correct(incentive, guides, guide, now);
                }
            });
        }
    }
}
