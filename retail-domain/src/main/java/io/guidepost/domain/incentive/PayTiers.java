package io.guidepost.domain.incentive;

import io.guidepost.core.incentive.IncentiveKind;
import io.guidepost.core.incentive.IncentiveWords;
import io.guidepost.core.incentive.RankRules.Standing;
import io.guidepost.core.incentive.TierRules;
import io.guidepost.core.money.Money;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Brings each guide to what the settled sales of a month earn by the steps (B8): what has settled since is added as one more
 * award, what was refunded is taken back, the youngest award first. Many small orders earn no more than one large one, and
 * what is refunded earns nothing.
 */
@Service
public class PayTiers {

    private static final Logger log = LoggerFactory.getLogger(PayTiers.class);

    /** After this the duty no longer looks by itself: everything has settled, and a late refund brings itself to notice. */
    private static final Duration LOOK_BACK = Duration.ofDays(62);

    private final BegunIncentives begun;
    private final SoldOrders orders;
    private final Awards awards;
    private final GiveAwards gifts;
    private final TransactionRetry transactions;
    private final Clock clock;

    PayTiers(
            BegunIncentives begun,
            SoldOrders orders,
            Awards awards,
            GiveAwards gifts,
            TransactionRetry transactions,
            Clock clock) {
        this.begun = begun;
        this.orders = orders;
        this.awards = awards;
        this.gifts = gifts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The answer is for how many guides and months something changed; at most {@code limit}. */
    public int runDue(int limit) {
        var now = clock.instant();
        return begun.each(IncentiveKind.TIER, now, limit, (incentive, left) -> {
            int changed = 0;
            for (var month : TierMonth.of(incentive.terms(), now.minus(LOOK_BACK), now)) {
                changed += bringUpToDate(incentive, month, left - changed, now);
            }
            return changed;
        });
    }

    private int bringUpToDate(FundedIncentive incentive, TierMonth month, int limit, Instant now) {
        var conditions = incentive.terms().conditions();
        var standing = awards.standing(incentive.id(), month.periodOn());
        var dues = new TreeMap<Long, Money>();
        standing.keySet().forEach(guideId -> dues.put(guideId, Money.ZERO));
        orders.settled(month.from(), month.until(), conditions, Optional.empty())
                .forEach(sold ->
                        dues.put(sold.guideId(), TierRules.due(incentive.terms().steps(), sold.net())));
        int changed = 0;
        for (var due : dues.entrySet()) {
            boolean differs = !due.getValue().equals(standing.getOrDefault(due.getKey(), Money.ZERO));
            if (changed < limit && differs) {
                changed += isAdjusted(incentive, month, due.getKey(), now) ? 1 : 0;
            }
        }
        return changed;
    }

    private boolean isAdjusted(FundedIncentive incentive, TierMonth month, long guideId, Instant now) {
        try {
            return transactions.call(() -> adjust(incentive, month, guideId, now));
        } catch (DuplicateKeyException meanwhile) {
            log.debug("Somebody else brought guide {} of incentive {} up to date", guideId, incentive.id());
            return false;
        } catch (RuntimeException failed) {
            log.error("Incentive {} cannot pay guide {} for {}", incentive.id(), guideId, month.month(), failed);
            return false;
        }
    }

    /** Whether anything changed. */
    boolean adjust(FundedIncentive incentive, TierMonth month, long guideId, Instant now) {
        var given = awards.of(incentive.id(), guideId, month.periodOn());
        var standing = gifts.lock(given);
        var net =
                orders
                        .settled(month.from(), month.until(), incentive.terms().conditions(), Optional.of(guideId))
                        .stream()
                        .map(Standing::net)
                        .findFirst()
                        .orElse(Money.ZERO);
        var due = TierRules.due(incentive.terms().steps(), net);
        var before = GiveAwards.sum(standing);
        var why = IncentiveWords.tier(incentive.terms(), month.month().toString(), net, due, before);
        if (due.isMoreThan(before)) {
            var key = "tier:%s:%d:%d".formatted(month.month(), guideId, given.size() + 1);
            return gifts.give(incentive, guideId, key, month.periodOn(), due.minus(before), why, now)
                    .isEmpty();
        }
        if (before.isMoreThan(due)) {
            var cause = "net:" + net.fen() + ":" + now.toEpochMilli();
            gifts.takeBack(incentive, standing, before.minus(due), cause, why, now);
            return true;
        }
        return false;
    }
}
