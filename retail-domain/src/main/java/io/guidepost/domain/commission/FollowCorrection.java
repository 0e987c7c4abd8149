package io.guidepost.domain.commission;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.CommissionRules;
import io.guidepost.core.commission.Earnings;
import io.guidepost.core.commission.Why;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.ledger.Postings;
import io.guidepost.core.ledger.Reference;
import io.guidepost.core.ledger.Transfer;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.settlement.AccrualState;
import io.guidepost.core.settlement.ClawBackPlan;
import io.guidepost.core.settlement.Reposting;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.commission.Accruals.Stage;
import io.guidepost.domain.commission.Bonuses.Bonus;
import io.guidepost.domain.commission.Commissions.CorrectedSale;
import io.guidepost.domain.ledger.Ledger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets commission and rewards follow a decision that supersedes another (B11): whatever the former one earned anybody is
 * taken back, and what the money still kept earns under the new one is posted as far in its life as it stood.
 */
@Component
class FollowCorrection {

    private final Accruals accruals;
    private final Attributions attributions;
    private final Rates rates;
    private final Bonuses bonuses;
    private final Ledger ledger;
    private final CommissionCounters counters;

    FollowCorrection(
            Accruals accruals,
            Attributions attributions,
            Rates rates,
            Bonuses bonuses,
            Ledger ledger,
            CommissionCounters counters) {
        this.accruals = accruals;
        this.attributions = attributions;
        this.rates = rates;
        this.bonuses = bonuses;
        this.ledger = ledger;
        this.counters = counters;
    }

    /** In the caller's transaction, who holds the order: accruals, accounts, caps and budgets are locked in this order. */
    void correct(CorrectedSale corrected) {
        var sale = corrected.sale();
        var decision = attributions.of(sale.orderId()).orElseThrow();
        var alive = accruals.lockOf(sale.orderId()).stream()
                .filter(accrual -> accrual.status() != AccrualState.REVERSED)
                .toList();
        var former = of(StandingAccrual.Kind.COMMISSION, alive);
        var rewards = of(StandingAccrual.Kind.INCENTIVE, alive);
        var attribution = decision.attribution().atRatesOf(sale.placedAt());
        var judged = rates.judge(sale, attribution);
        var earnings = CommissionRules.earnKept(
                CommissionRules.earn(judged.lines(), attribution, judged.card()), keptOf(corrected));
        var promised = bonuses.judgeAgain(sale, judged.lines(), decision);
        var stages = stagesOf(corrected, former);
        var ofRewards = stageOf(corrected, rewards, alive);

        var posting = new Posting(
                corrected,
                new HashMap<>(ledger.lock(touchedBy(alive, earnings, stages, promised, ofRewards))),
                new ArrayList<>());
        posting.takeBack(former);
        var givenBack = posting.takeBackRewards(rewards, bonuses.paidBy(rewards));
        accruals.reverse(former, corrected.correctionId(), leftOf(corrected), corrected.correctedAt());
        reverseRewards(corrected, rewards);
        posting.giveAgain(accruals.insertAgain(
                sale.orderId(),
                decision.revision(),
                earnings,
                new Accruals.Again(corrected.correctionId(), stages, corrected.correctedAt())));
        var credited = new Accruals.Credited(sale.orderId(), decision.revision());
        var granted = givenBack.isEmpty() && promised.isEmpty()
                ? List.<Bonus>of()
                : bonuses.reserveAgain(credited, givenBack, promised, corrected.correctedAt());
        if (!granted.isEmpty()) {
            posting.rewardAgain(
                    granted,
                    accruals.insertBonusesAgain(
                            credited, granted, corrected.correctionId(), ofRewards, corrected.correctedAt()));
        }
        ledger.post(posting.transfers());
        counters.clawedBack(former.stream().mapToLong(StandingAccrual::netFen).sum());
        counters.accrued(earnings.total().fen());
        bonuses.corrected(corrected.correctionId(), sale.orderId());
    }

    private static List<StandingAccrual> of(StandingAccrual.Kind kind, List<StandingAccrual> accruals) {
        return accruals.stream().filter(accrual -> accrual.kind() == kind).toList();
    }

    private void reverseRewards(CorrectedSale corrected, List<StandingAccrual> rewards) {
        for (var reward : rewards) {
            if (reward.netFen() > 0) {
                accruals.clawBack(
                        reward,
                        reward.net(),
                        new Accruals.ClawBack(
                                causeOf(corrected),
                                0,
                                0,
                                corrected.correctedAt(),
                                Optional.of(Why.correctedAway(reward.net()))));
            }
        }
    }

    private static String causeOf(CorrectedSale corrected) {
        return CommissionEntry.CORRECTION + corrected.correctionId();
    }

    private static Map<LineId, CommissionRules.Kept> keptOf(CorrectedSale corrected) {
        var kept = new HashMap<LineId, CommissionRules.Kept>();
        corrected
                .kept()
                .forEach(line -> kept.put(
                        new LineId(line.lineId()),
                        new CommissionRules.Kept(new Money(line.baseKeptFen()), line.unitsKept())));
        return kept;
    }

    private static Map<Long, Accruals.Left> leftOf(CorrectedSale corrected) {
        var left = new HashMap<Long, Accruals.Left>();
        corrected
                .kept()
                .forEach(line -> left.put(line.lineId(), new Accruals.Left(line.baseKeptFen(), line.unitsKept())));
        return left;
    }

    private static Map<Long, Stage> stagesOf(CorrectedSale corrected, List<StandingAccrual> former) {
        var stages = new HashMap<Long, Stage>();
        for (var line : corrected.sale().lines()) {
            var ofLine = former.stream()
                    .filter(accrual -> accrual.lineId() == line.lineId())
                    .toList();
            stages.put(line.lineId(), stageOf(corrected, ofLine, former));
        }
        return stages;
    }

    private static Stage stageOf(
            CorrectedSale corrected, List<StandingAccrual> replaced, List<StandingAccrual> ofOrder) {
        var byOrder = corrected.byOrder();
        var state = Reposting.stateOf(statesOf(replaced), statesOf(ofOrder), byOrder.state());
        var releaseAt = ofOrder.stream()
                .flatMap(accrual -> accrual.releaseAt().stream())
                .findFirst()
                .or(byOrder::releaseAt);
        return new Stage(state, state == AccrualState.PENDING ? Optional.empty() : releaseAt);
    }

    private static List<AccrualState> statesOf(List<StandingAccrual> accruals) {
        return accruals.stream().map(StandingAccrual::status).toList();
    }

    private static LinkedHashSet<Account> touchedBy(
            List<StandingAccrual> alive,
            Earnings earnings,
            Map<Long, Stage> stages,
            List<Bonus> promised,
            Stage ofRewards) {
        var touched = new LinkedHashSet<Account>();
        alive.stream()
                .filter(accrual -> accrual.netFen() > 0)
                .forEach(accrual -> touched.addAll(accountsOf(accrual.payee(), accrual.status())));
        earnings.accruals().forEach(accrual -> {
            var terms = accrual.terms();
            touched.addAll(
                    accountsOf(terms.payee(), stages.get(terms.line().value()).state()));
        });
        promised.forEach(bonus -> touched.addAll(accountsOf(bonus.payee(), ofRewards.state())));
        return touched;
    }

    private static List<Account> accountsOf(Beneficiary payee, AccrualState state) {
        return switch (state) {
            case PENDING -> List.of(Account.of(payee, AccountKind.PENDING));
            case FROZEN -> List.of(Account.of(payee, AccountKind.FROZEN));
            default -> List.of(Account.of(payee, AccountKind.AVAILABLE), Account.of(payee, AccountKind.DEBT));
        };
    }

    /**
     * The transfers of one correction, and how far they move what is held.
     *
     * @param held of each account that is locked, as it stands after the transfers collected so far
     */
    private record Posting(CorrectedSale corrected, Map<Account, Money> held, List<Transfer> transfers) {

        void takeBack(List<StandingAccrual> former) {
            for (var accrual : former) {
                if (accrual.netFen() > 0) {
                    transfers.add(Postings.reversed(
                            corrected.correctionId(), accrual.id(), accrual.payee(), planFor(accrual)));
                }
            }
        }

        List<Bonuses.Released> takeBackRewards(List<StandingAccrual> rewards, Map<Long, Account> paidBy) {
            var released = new ArrayList<Bonuses.Released>();
            for (var reward : rewards) {
                if (reward.netFen() > 0) {
                    transfers.add(Postings.rewardTakenBack(
                            reward.id(),
                            causeOf(corrected),
                            reward.payee(),
                            planFor(reward),
                            paidBy.get(reward.id()),
                            new Reference(Reference.Type.CORRECTION, corrected.correctionId())));
                    released.add(new Bonuses.Released(reward.ruleId(), reward.payee(), reward.net()));
                }
            }
            return released;
        }

        private ClawBackPlan planFor(StandingAccrual accrual) {
            var available = Account.of(accrual.payee(), AccountKind.AVAILABLE);
            var plan = ClawBackPlan.of(accrual.net(), accrual.status(), held.getOrDefault(available, Money.ZERO));
            held.merge(available, plan.fromAvailable().negated(), Money::plus);
            held.merge(Account.of(accrual.payee(), AccountKind.DEBT), plan.asDebt(), Money::plus);
            return plan;
        }

        void giveAgain(List<StandingAccrual> again) {
            for (var accrual : again) {
                if (accrual.netFen() > 0) {
                    transfers.add(Postings.accruedAgain(
                            corrected.correctionId(),
                            accrual.id(),
                            accrual.payee(),
                            accrual.status(),
                            accrual.net(),
                            debtBefore(accrual)));
                }
            }
        }

        void rewardAgain(List<Bonus> granted, List<StandingAccrual> again) {
            for (int i = 0; i < again.size(); i++) {
                var reward = again.get(i);
                transfers.add(Postings.rewardedAgain(
                        corrected.correctionId(),
                        reward.id(),
                        causeOf(corrected),
                        reward.payee(),
                        reward.status(),
                        reward.net(),
                        granted.get(i).paidBy(),
                        debtBefore(reward)));
            }
        }

        /** What the payee owes; less afterwards, if this money is his to repay it with at once. */
        private Money debtBefore(StandingAccrual accrual) {
            var debt = Account.of(accrual.payee(), AccountKind.DEBT);
            var owed = held.getOrDefault(debt, Money.ZERO);
            if (accrual.status() == AccrualState.AVAILABLE) {
                held.put(debt, owed.minus(accrual.net().min(owed)));
            }
            return owed;
        }
    }
}
