package io.guidepost.domain.commission;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.Share;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SoldLine;
import io.guidepost.core.words.Words;
import io.guidepost.domain.attribution.Attributions.Decision;
import io.guidepost.domain.commission.Accruals.Credited;
import io.guidepost.domain.commission.Commissions.PaidSale;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Rewards beyond the rate card (B8), as far as accruals and ledger ask for them; incentives answer. Every method joins the
 * caller's transaction.
 */
public interface Bonuses {

    /**
     * What a sale would earn if every budget had room, with an answer kept for each incentive that says no. Takes no lock
     * that anybody waits for.
     */
    List<Bonus> judge(PaidSale sale, List<SoldLine> lines, Decision decision);

    /**
     * Takes what was judged from caps and budgets, each incentive wholly or not at all, and keeps the answer. Budgets are the
     * last rows that a transaction locks: account rows are held when this is called, and only inserts follow.
     *
     * @return what was granted
     */
    List<Bonus> reserve(Credited order, List<Bonus> judged, Instant at);

    /**
     * What the order would earn under a decision that supersedes another (B11): the conditions are asked as of then, and what
     * they promise is worked out on the goods that are kept. Whom the budget did not reach then, it does not reach now.
     *
     * @param lines as they were bought
     */
    List<Bonus> judgeAgain(PaidSale sale, List<SoldLine> lines, Decision decision);

    /** Gives back what the former payees had of caps and budgets, and takes the same way as {@link #reserve}. */
    List<Bonus> reserveAgain(Credited order, Collection<Released> givenBack, List<Bonus> judged, Instant at);

    /** By whom each of these rewards is paid. */
    Map<Long, Account> paidBy(Collection<StandingAccrual> rewards);

    /** What each of these rewards of an order is worth on the goods that are kept. */
    Map<Long, Kept> kept(long orderId, Collection<StandingAccrual> rewards);

    /** Gives taken-back amounts to the caps and budgets they came from; called last, like {@link #reserve}. */
    void release(Collection<Released> released);

    /** Rewards of months and contests in which the order counted are looked at again, after the commit. */
    void refunded(long refundId, long orderId);

    /** The same for a sale that became somebody else's; he, too, may have earned a month's or a contest's reward by it. */
    void corrected(long correctionId, long orderId);

    /**
     * One payee's reward.
     *
     * @param base what was paid for the goods that count; zero where no goods do
     * @param units rewarded with {@code perUnit} each, of which the payee has this {@code share}
     * @param counting the lines of the goods that count; none where no order is looked at
     * @param paidBy our expense, or what a funder owes us
     * @param why kept with the entry
     */
    record Bonus(
            long incentiveId,
            Beneficiary payee,
            Share share,
            Money base,
            int units,
            Money perUnit,
            Money amount,
            List<LineId> counting,
            Account paidBy,
            Words why) {}

    /** @param why for the entry, given that {@code due} is less than what is held */
    record Kept(Money due, long baseKeptFen, int unitsKept, Account paidBy, Words why) {}

    record Released(long incentiveId, Beneficiary payee, Money amount) {}
}
