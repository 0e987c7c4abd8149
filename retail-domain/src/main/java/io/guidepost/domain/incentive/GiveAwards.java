package io.guidepost.domain.incentive;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.Share;
import io.guidepost.core.incentive.NoReward;
import io.guidepost.core.money.Money;
import io.guidepost.core.words.Words;
import io.guidepost.domain.commission.Bonuses.Bonus;
import io.guidepost.domain.commission.Bonuses.Released;
import io.guidepost.domain.commission.Rewards;
import io.guidepost.domain.commission.StandingAccrual;
import io.guidepost.domain.incentive.Awards.Award;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives a guide what no single order earned, and takes it back. Every method joins the caller's transaction. */
@Component
class GiveAwards {

    private final Rewards rewards;
    private final ReserveRewards reserves;
    private final Awards awards;

    GiveAwards(Rewards rewards, ReserveRewards reserves, Awards awards) {
        this.rewards = rewards;
        this.reserves = reserves;
        this.awards = awards;
    }

    /**
     * @param key unique within the incentive: giving the same twice fails by it
     * @return why it was not given, if it was not
     */
    Optional<NoReward> give(
            FundedIncentive incentive,
            long guideId,
            String key,
            LocalDate periodOn,
            Money amount,
            Words why,
            Instant at) {
        var payee = Beneficiary.guide(new GuideId(guideId));
        var bonus = new Bonus(
                incentive.id(), payee, Share.ALL, Money.ZERO, 1, amount, amount, List.of(), incentive.paidBy(), why);
        rewards.lock(payee);
        var refusal = reserves.reserve(List.of(bonus)).get(incentive.id());
        if (refusal.isEmpty()) {
            var accrual = rewards.give(bonus, "award", at);
            awards.insert(new Award(incentive.id(), key, accrual.id(), guideId, periodOn), at);
        }
        return refusal;
    }

    /** What these awards are worth now, locked. */
    List<StandingAccrual> lock(List<Award> given) {
        return rewards.standing(given.stream().map(Award::accrualId).toList());
    }

    /** Takes so much back from these locked accruals, the youngest first. */
    void takeBack(
            FundedIncentive incentive,
            List<StandingAccrual> standing,
            Money excess,
            String cause,
            Words why,
            Instant at) {
        var left = excess;
        for (int i = standing.size() - 1; i >= 0 && left.isPositive(); i--) {
            var accrual = standing.get(i);
            if (Rewards.isStanding(accrual)) {
                var taken = left.min(accrual.net());
                rewards.takeBack(accrual, taken, cause, incentive.paidBy(), why, at);
                left = left.minus(taken);
            }
        }
        var payee = standing.get(0).payee();
        reserves.release(List.of(new Released(incentive.id(), payee, excess.minus(left))));
    }

    static Money sum(List<StandingAccrual> standing) {
        return standing.stream().map(StandingAccrual::net).reduce(Money.ZERO, Money::plus);
    }
}
