package io.guidepost.domain.incentive;

import io.guidepost.core.commission.RateCardRules.Violation;
import io.guidepost.core.money.Money;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.rate.RateCaps;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.incentive.Budgets.Raise;
import io.guidepost.domain.incentive.FundedIncentive.State;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From draft to in force, by two people; after that an incentive is only ever called off, or its budget raised, again by
 * two (B8).
 */
@Service
public class DecideIncentive {

    private final Incentives incentives;
    private final Budgets budgets;
    private final RateCaps caps;
    private final Ids ids;
    private final Clock clock;

    DecideIncentive(Incentives incentives, Budgets budgets, RateCaps caps, Ids ids, Clock clock) {
        this.incentives = incentives;
        this.budgets = budgets;
        this.caps = caps;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Orders placed from now on are judged by it. Refused with {@code maker_is_checker} to whoever drafted it, and with
     * {@code rates_above_total_cap} where it would pay more on top of the rates than B6 allows.
     */
    @Transactional
    public FundedIncentive approve(long incentiveId, long adminId) {
        var incentive = found(incentiveId);
        var now = clock.instant();
        Matter.INCENTIVE.requireSecond(adminId, incentive.createdBy());
        if (incentive.stateAt(now) != State.DRAFT) {
            throw IncentiveRefusals.wrongState(incentive.stateAt(now));
        }
        if (!incentive.terms().until().isAfter(now)) {
            throw IncentiveRefusals.over();
        }
        ClaimForCaps.of(incentive.terms()).ifPresent(claim -> requireCaps(caps.addedBy(claim, now)));
        if (!incentives.approve(incentiveId, adminId, now)) {
            throw IncentiveRefusals.wrongState(found(incentiveId).stateAt(now));
        }
        return found(incentiveId);
    }

    private static void requireCaps(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    violations.get(0).code(),
                    violations.get(0).words());
        }
    }

    /** Nobody earns anything by it from now on; what was earned stays. */
    @Transactional
    public FundedIncentive end(long incentiveId, long adminId) {
        var incentive = found(incentiveId);
        var now = clock.instant();
        var state = incentive.stateAt(now);
        if (state == State.DRAFT || state == State.ENDED || !incentives.end(incentiveId, adminId, now)) {
            throw IncentiveRefusals.wrongState(state);
        }
        return found(incentiveId);
    }

    /** Asks for more budget; nothing changes until somebody else approves. */
    @Transactional
    public Raise askForMore(long incentiveId, Money by, long adminId) {
        var state = found(incentiveId).stateAt(clock.instant());
        if (state == State.DRAFT || state == State.ENDED) {
            throw IncentiveRefusals.wrongState(state);
        }
        var raise = new Raise(ids.next(), incentiveId, by.fen(), adminId, clock.instant(), Optional.empty());
        budgets.askForMore(raise);
        return raise;
    }

    @Transactional
    public FundedIncentive approveRaise(long incentiveId, long raiseId, long adminId) {
        var raise = budgets.raise(raiseId)
                .filter(it -> it.incentiveId() == incentiveId)
                .orElseThrow(() -> Refusal.notFound("预算追加", "raise"));
        Matter.BUDGET_RAISE.requireSecond(adminId, raise.createdBy());
        if (!budgets.approveRaise(raiseId, adminId, clock.instant())) {
            throw IncentiveRefusals.raiseDone();
        }
        budgets.raise(incentiveId, new Money(raise.byFen()));
        return found(incentiveId);
    }

    private FundedIncentive found(long incentiveId) {
        return incentives.find(incentiveId).orElseThrow(() -> Refusal.notFound("激励", "incentive"));
    }
}
