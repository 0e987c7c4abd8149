package io.guidepost.domain.commission;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.CommissionRules;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.ledger.Postings;
import io.guidepost.core.ledger.Reference;
import io.guidepost.core.ledger.Transfer;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.OrderId;
import io.guidepost.core.sale.SoldLine;
import io.guidepost.core.settlement.AccrualState;
import io.guidepost.core.settlement.ClawBackPlan;
import io.guidepost.core.words.Words;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.attribution.Attributions.OrderedLine;
import io.guidepost.domain.attribution.DecideAttribution;
import io.guidepost.domain.ledger.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps accruals and ledger in step: neither changes without the other. Locks are taken in one order everywhere: accruals,
 * accounts, caps, and last of all the budgets of incentives.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class LedgerCommissions implements Commissions {

    private static final String PAID = "paid";

    private final Accruals accruals;
    private final DecideAttribution decide;
    private final Rates rates;
    private final Bonuses bonuses;
    private final FollowCorrection followCorrection;
    private final Ledger ledger;
    private final CommissionCounters counters;

    LedgerCommissions(
            Accruals accruals,
            DecideAttribution decide,
            Rates rates,
            Bonuses bonuses,
            FollowCorrection followCorrection,
            Ledger ledger,
            CommissionCounters counters) {
        this.accruals = accruals;
        this.decide = decide;
        this.rates = rates;
        this.bonuses = bonuses;
        this.followCorrection = followCorrection;
        this.ledger = ledger;
        this.counters = counters;
    }

    @Override
    public void earn(PaidSale sale) {
        var decision = decide.whenPaid(
                sale.orderId(),
                sale.memberId(),
                sale.paidAt(),
                sale.lines().stream()
                        .map(line -> new OrderedLine(line.lineId(), line.productId(), line.brand()))
                        .toList());
        var attribution = decision.attribution().atRatesOf(sale.placedAt());
        var judged = rates.judge(sale, attribution);
        var earnings = CommissionRules.earn(judged.lines(), attribution, judged.card());
        var standing = accruals.insert(sale.orderId(), decision.revision(), earnings, sale.paidAt());
        if (standing.isEmpty()) {
            return;
        }
        var earned = standing.stream()
                .filter(accrual -> accrual.accruedFen() > 0)
                .map(accrual -> new Postings.Accrued(accrual.id(), accrual.payee(), accrual.net()))
                .toList();
        var transfers = new ArrayList<Transfer>();
        if (!earned.isEmpty()) {
            transfers.add(Postings.accrued(new OrderId(sale.orderId()), earned));
            counters.accrued(earnings.total().fen());
        }
        transfers.addAll(reward(sale, judged.lines(), decision, earned));
        ledger.post(transfers);
    }

    /** Accounts of commission and rewards are locked together, before any budget is. */
    private List<Transfer> reward(
            PaidSale sale, List<SoldLine> lines, Attributions.Decision decision, List<Postings.Accrued> earned) {
        var judged = bonuses.judge(sale, lines, decision);
        if (judged.isEmpty()) {
            return List.of();
        }
        var accounts = new LinkedHashSet<Account>();
        earned.forEach(accrued -> accounts.add(Account.of(accrued.payee(), AccountKind.PENDING)));
        judged.forEach(bonus -> accounts.add(Account.of(bonus.payee(), AccountKind.PENDING)));
        ledger.lock(accounts);
        var credited = new Accruals.Credited(sale.orderId(), decision.revision());
        var granted = bonuses.reserve(credited, judged, sale.paidAt());
        if (granted.isEmpty()) {
            return List.of();
        }
        var order = new Reference(Reference.Type.ORDER, sale.orderId());
        var standing = accruals.insertBonuses(Optional.of(credited), granted, PAID, sale.paidAt());
        var transfers = new ArrayList<Transfer>();
        for (int i = 0; i < standing.size(); i++) {
            var bonus = granted.get(i);
            transfers.add(Postings.rewarded(
                    standing.get(i).id(), PAID, bonus.payee(), bonus.amount(), bonus.paidBy(), order));
        }
        return transfers;
    }

    @Override
    public void clawBack(RefundedSale refund) {
        var all = accruals.lockOf(refund.orderId());
        var claws = new ArrayList<Claw>();
        claws.addAll(ofCommission(refund, all));
        claws.addAll(ofRewards(refund, all));
        if (!claws.isEmpty()) {
            take(refund, claws);
        }
        bonuses.refunded(refund.refundId(), refund.orderId());
    }

    /** So much is taken from one accrual; {@code why} and {@code paidBy} are those of a reward. */
    private record Claw(
            StandingAccrual accrual,
            Money taken,
            long baseKeptFen,
            int unitsKept,
            Optional<Words> why,
            Account paidBy) {

        boolean isReward() {
            return accrual.kind() == StandingAccrual.Kind.INCENTIVE;
        }
    }

    private static List<Claw> ofCommission(RefundedSale refund, List<StandingAccrual> all) {
        var kept = new HashMap<Long, RefundedSale.Line>();
        refund.lines().forEach(line -> kept.put(line.lineId(), line));
        var claws = new ArrayList<Claw>();
        for (var accrual : all) {
            var line = kept.get(accrual.lineId());
            if (line != null && accrual.netFen() > 0) {
                var taken = accrual.net()
                        .minus(CommissionRules.due(
                                accrual.terms().orElseThrow(), new Money(line.baseKeptFen()), line.unitsKept()));
                // Below zero when this refund was taken back before and a later one has taken more since.
                if (taken.isPositive()) {
                    claws.add(new Claw(
                            accrual,
                            taken,
                            line.baseKeptFen(),
                            line.unitsKept(),
                            Optional.empty(),
                            Account.platform(AccountKind.COMMISSION_EXPENSE)));
                }
            }
        }
        return claws;
    }

    private List<Claw> ofRewards(RefundedSale refund, List<StandingAccrual> all) {
        var rewards = all.stream()
                .filter(accrual -> accrual.kind() == StandingAccrual.Kind.INCENTIVE && accrual.netFen() > 0)
                .toList();
        if (rewards.isEmpty()) {
            return List.of();
        }
        var worth = bonuses.kept(refund.orderId(), rewards);
        var claws = new ArrayList<Claw>();
        for (var reward : rewards) {
            var kept = worth.get(reward.id());
            var taken = reward.net().minus(kept.due());
            if (taken.isPositive()) {
                claws.add(new Claw(
                        reward, taken, kept.baseKeptFen(), kept.unitsKept(), Optional.of(kept.why()), kept.paidBy()));
            }
        }
        return claws;
    }

    private void take(RefundedSale refund, List<Claw> claws) {
        var available = new HashMap<Account, Money>(ledger.lock(touchedBy(claws)));
        var transfers = new ArrayList<Transfer>();
        var released = new ArrayList<Bonuses.Released>();
        var cause = "refund:" + refund.refundId();
        long commission = 0;
        for (var claw : claws) {
            var accrual = claw.accrual();
            var account = Account.of(accrual.payee(), AccountKind.AVAILABLE);
            var plan = ClawBackPlan.of(claw.taken(), accrual.status(), available.getOrDefault(account, Money.ZERO));
            available.merge(account, plan.fromAvailable().negated(), Money::plus);
            accruals.clawBack(
                    accrual,
                    claw.taken(),
                    new Accruals.ClawBack(
                            cause, claw.baseKeptFen(), claw.unitsKept(), refund.refundedAt(), claw.why()));
            if (claw.isReward()) {
                var about = new Reference(Reference.Type.REFUND, refund.refundId());
                transfers.add(
                        Postings.rewardTakenBack(accrual.id(), cause, accrual.payee(), plan, claw.paidBy(), about));
                released.add(new Bonuses.Released(accrual.ruleId(), accrual.payee(), claw.taken()));
            } else {
                transfers.add(Postings.clawedBack(refund.refundId(), accrual.id(), accrual.payee(), plan));
                commission = Math.addExact(commission, claw.taken().fen());
            }
        }
        ledger.post(transfers);
        counters.clawedBack(commission);
        if (!released.isEmpty()) {
            bonuses.release(released);
        }
    }

    /** Also the accounts that posting takes anyway, so that all are taken in one go and in one order. */
    private static LinkedHashSet<Account> touchedBy(List<Claw> claws) {
        var touched = new LinkedHashSet<Account>();
        for (var claw : claws) {
            var payee = claw.accrual().payee();
            switch (claw.accrual().status()) {
                case PENDING -> touched.add(Account.of(payee, AccountKind.PENDING));
                case FROZEN -> touched.add(Account.of(payee, AccountKind.FROZEN));
                default -> touched.addAll(spendable(payee));
            }
        }
        return touched;
    }

    @Override
    public void correct(CorrectedSale corrected) {
        followCorrection.correct(corrected);
    }

    private static List<Account> spendable(Beneficiary payee) {
        return List.of(Account.of(payee, AccountKind.AVAILABLE), Account.of(payee, AccountKind.DEBT));
    }

    @Override
    public void freeze(long orderId, Instant releaseAt) {
        var pending = accruals.lockOf(orderId).stream()
                .filter(accrual -> accrual.status() == AccrualState.PENDING)
                .toList();
        if (pending.isEmpty()) {
            return;
        }
        accruals.freeze(pending.stream().map(StandingAccrual::id).toList(), releaseAt);
        ledger.post(pending.stream()
                .filter(accrual -> accrual.netFen() > 0)
                .map(accrual -> Postings.received(accrual.id(), accrual.payee(), accrual.net()))
                .toList());
    }
}
