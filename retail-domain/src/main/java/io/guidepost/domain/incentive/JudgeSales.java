package io.guidepost.domain.incentive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.incentive.Goods;
import io.guidepost.core.incentive.Incentive;
import io.guidepost.core.incentive.IncentiveKind;
import io.guidepost.core.incentive.IncentiveRules;
import io.guidepost.core.incentive.IncentiveWords;
import io.guidepost.core.incentive.Judgement;
import io.guidepost.core.incentive.Judgement.Moment;
import io.guidepost.core.incentive.NoReward;
import io.guidepost.core.incentive.OrderFacts;
import io.guidepost.core.incentive.PayMethod;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SoldLine;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.attribution.Attributions.Decision;
import io.guidepost.domain.commission.Accruals.Credited;
import io.guidepost.domain.commission.Bonuses;
import io.guidepost.domain.commission.Commissions.PaidSale;
import io.guidepost.domain.commission.StandingAccrual;
import io.guidepost.domain.incentive.Incentives.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a paid order earns beyond the rate card. What held when the order was placed was frozen with it: its lines, and, in the
 * evidence of its attribution, whose friend the shopper was. So nothing need be written while a shopper orders, and
 * yet nothing that happens afterwards changes the answer.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class JudgeSales implements Bonuses {

    private static final Set<IncentiveKind> PER_ORDER = Set.of(IncentiveKind.FIXED_PER_ORDER, IncentiveKind.PER_UNIT);

    private final Incentives incentives;
    private final ReserveRewards reserves;
    private final SoldOrders orders;
    private final Attributions attributions;
    private final ReviewRewards reviews;

    JudgeSales(
            Incentives incentives,
            ReserveRewards reserves,
            SoldOrders orders,
            Attributions attributions,
            ReviewRewards reviews) {
        this.incentives = incentives;
        this.reserves = reserves;
        this.orders = orders;
        this.attributions = attributions;
        this.reviews = reviews;
    }

    @Override
    public List<Bonus> judge(PaidSale sale, List<SoldLine> lines, Decision decision) {
        return kept(sale, decision, judged(sale, lines, decision));
    }

    @Override
    public List<Bonus> judgeAgain(PaidSale sale, List<SoldLine> lines, Decision decision) {
        var outOfBudget = incentives.outOfBudget(sale.orderId());
        var again = new LinkedHashMap<FundedIncentive, Judgement>();
        judged(sale, lines, decision)
                .forEach((incentive, judgement) -> again.put(
                        incentive,
                        judgement instanceof Judgement.Qualifies qualifies
                                ? again(sale, incentive, qualifies, outOfBudget.contains(incentive.id()))
                                : judgement));
        return kept(sale, decision, again);
    }

    private Judgement again(
            PaidSale sale, FundedIncentive incentive, Judgement.Qualifies asBought, boolean wasOutOfBudget) {
        return wasOutOfBudget
                ? new Judgement.Nothing(NoReward.OUT_OF_BUDGET, Moment.PAYMENT)
                : IncentiveRules.ofKept(
                        incentive.terms(), asBought, orders.kept(sale.orderId(), idsOf(asBought.lines())));
    }

    /** What each incentive that was in force when the order was placed makes of it, in the order of their numbers. */
    private Map<FundedIncentive, Judgement> judged(PaidSale sale, List<SoldLine> lines, Decision decision) {
        var inForce = incentives.inForceAt(sale.placedAt(), PER_ORDER);
        if (inForce.isEmpty()) {
            return Map.of();
        }
        boolean asksForFriends = inForce.stream()
                .anyMatch(it -> it.terms().conditions().memberIsFriend().isPresent());
        var credited = decision.attribution().splits();
        var goods = lines.stream().map(JudgeSales::goods).toList();
        var atOrder = facts(
                sale.placedAt(), goods, sale.payMethod(), decision, asksForFriends ? friendsAtOrder(sale) : Set.of());
        var atPayment = facts(
                sale.paidAt(),
                goods,
                sale.payMethod(),
                decision,
                asksForFriends ? orders.friendsOf(sale.memberId(), sale.paidAt()) : Set.of());
        var judged = new LinkedHashMap<FundedIncentive, Judgement>();
        inForce.forEach(incentive ->
                judged.put(incentive, IncentiveRules.judge(incentive.terms(), atOrder, atPayment, credited)));
        return judged;
    }

    /** Every no is answered at once; what qualifies is answered when its budget is asked. */
    private List<Bonus> kept(PaidSale sale, Decision decision, Map<FundedIncentive, Judgement> judged) {
        var bonuses = new ArrayList<Bonus>();
        var answers = new ArrayList<Answer>();
        judged.forEach((incentive, judgement) -> {
            if (judgement instanceof Judgement.Nothing nothing) {
                answers.add(new Answer(
                        incentive.id(), Optional.of(nothing.reason()), nothing.moment(), 0, List.of(), sale.paidAt()));
            } else if (judgement instanceof Judgement.Qualifies qualifies) {
                bonuses.addAll(bonuses(incentive, qualifies));
            }
        });
        incentives.answer(new Credited(sale.orderId(), decision.revision()), answers);
        return bonuses;
    }

    private static Goods goods(SoldLine line) {
        return new Goods(line.id(), line.sku(), line.spu(), line.categories(), line.quantity(), line.paid());
    }

    private static OrderFacts facts(
            Instant at, List<Goods> goods, PayMethod payMethod, Decision decision, Set<Long> friends) {
        var credited = decision.attribution().splits().stream()
                .filter(split -> split.payeeType() == PayeeType.GUIDE)
                .map(Split::payeeId);
        return new OrderFacts(
                at,
                goods,
                payMethod,
                !friends.isEmpty(),
                credited.anyMatch(friends::contains),
                decision.attribution().store(),
                decision.regionId());
    }

    private Set<Long> friendsAtOrder(PaidSale sale) {
        return attributions.inputsOf(sale.orderId()).stream()
                .flatMap(inputs -> inputs.friendships().stream())
                .filter(friendship -> friendship.isActiveAt(sale.placedAt()))
                .map(friendship -> friendship.guide())
                .map(GuideId::value)
                .collect(Collectors.toSet());
    }

    private static List<Bonus> bonuses(FundedIncentive incentive, Judgement.Qualifies qualifies) {
        var due = qualifies.due();
        return qualifies.parts().stream()
                .map(part -> new Bonus(
                        incentive.id(),
                        part.payee(),
                        part.share(),
                        due.base(),
                        due.units(),
                        incentive.terms().amount(),
                        part.amount(),
                        qualifies.lines(),
                        incentive.paidBy(),
                        IncentiveWords.earned(incentive.terms(), due, part.share())))
                .toList();
    }

    @Override
    public List<Bonus> reserve(Credited order, List<Bonus> judged, Instant at) {
        return reserveAgain(order, List.of(), judged, at);
    }

    @Override
    public List<Bonus> reserveAgain(Credited order, Collection<Released> givenBack, List<Bonus> judged, Instant at) {
        var refusals = reserves.reserve(givenBack, judged);
        var answers = new ArrayList<Answer>();
        judged.stream().collect(groupingBy(Bonus::incentiveId)).forEach((id, parts) -> {
            long fen = parts.stream().mapToLong(part -> part.amount().fen()).sum();
            var refusal = refusals.get(id);
            answers.add(new Answer(
                    id,
                    refusal,
                    Moment.PAYMENT,
                    refusal.isPresent() ? 0 : fen,
                    parts.get(0).counting(),
                    at));
        });
        incentives.answer(order, answers);
        return judged.stream()
                .filter(bonus -> refusals.get(bonus.incentiveId()).isEmpty())
                .toList();
    }

    @Override
    public Map<Long, Kept> kept(long orderId, Collection<StandingAccrual> rewards) {
        var counting = incentives.answers(orderId).stream()
                .collect(toMap(Answer::incentiveId, answer -> idsOf(answer.counting())));
        var promised = promisedBy(rewards);
        var kept = new HashMap<Long, Kept>();
        for (var reward : rewards) {
            var incentive = promised.get(reward.ruleId());
            var goods = orders.kept(orderId, counting.get(reward.ruleId()));
            kept.put(reward.id(), kept(incentive, IncentiveRules.due(incentive.terms(), goods), reward));
        }
        return kept;
    }

    @Override
    public Map<Long, Account> paidBy(Collection<StandingAccrual> rewards) {
        var promised = promisedBy(rewards);
        return rewards.stream().collect(toMap(StandingAccrual::id, reward -> promised.get(reward.ruleId())
                .paidBy()));
    }

    private Map<Long, FundedIncentive> promisedBy(Collection<StandingAccrual> rewards) {
        return incentives.all(rewards.stream().map(StandingAccrual::ruleId).collect(Collectors.toSet())).stream()
                .collect(toMap(FundedIncentive::id, incentive -> incentive));
    }

    private static Set<Long> idsOf(List<LineId> lines) {
        return lines.stream().map(LineId::value).collect(Collectors.toSet());
    }

    private static Kept kept(FundedIncentive incentive, IncentiveRules.Due due, StandingAccrual reward) {
        var share = reward.share().of(due.whole());
        Incentive terms = incentive.terms();
        return new Kept(
                share,
                due.base().fen(),
                due.units(),
                incentive.paidBy(),
                IncentiveWords.takenBack(terms, due, reward.net(), reward.net().minus(share)));
    }

    @Override
    public void release(Collection<Released> released) {
        reserves.release(released);
    }

    @Override
    public void refunded(long refundId, long orderId) {
        reviews.afterRefund(refundId, orderId);
    }

    @Override
    public void corrected(long correctionId, long orderId) {
        reviews.afterCorrection(correctionId, orderId);
    }
}
