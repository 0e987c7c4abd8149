package io.guidepost.domain.commission;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.CommissionRules;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.ledger.Postings;
import io.guidepost.core.ledger.Transfer;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.OrderId;
import io.guidepost.core.settlement.AccrualState;
import io.guidepost.core.settlement.ClawBackPlan;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.ledger.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps accruals and ledger in step: neither changes without the other. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class LedgerCommissions implements Commissions {

    private final Accruals accruals;
    private final Attributions attributions;
    private final Rates rates;
    private final Ledger ledger;
    private final CommissionCounters counters;

    LedgerCommissions(
            Accruals accruals, Attributions attributions, Rates rates, Ledger ledger, CommissionCounters counters) {
        this.accruals = accruals;
        this.attributions = attributions;
        this.rates = rates;
        this.ledger = ledger;
        this.counters = counters;
    }

    @Override
    public void earn(PaidSale sale) {
        var decision = attributions
                .of(sale.orderId())
                .orElseThrow(() -> new IllegalStateException(
                        "Order %d is paid but nobody is credited with it".formatted(sale.orderId())));
        var judged = rates.judge(sale, decision.attribution());
        var earnings = CommissionRules.earn(judged.lines(), decision.attribution(), judged.card());
        var standing = accruals.insert(sale.orderId(), decision.revision(), earnings, sale.paidAt());
        var earned = standing.stream()
                .filter(accrual -> accrual.accruedFen() > 0)
                .map(accrual -> new Postings.Accrued(accrual.id(), accrual.payee(), accrual.net()))
                .toList();
        if (!earned.isEmpty()) {
            ledger.post(List.of(Postings.accrued(new OrderId(sale.orderId()), earned)));
            counters.accrued(earnings.total().fen());
        }
    }

    @Override
    public void clawBack(RefundedSale refund) {
        var kept = new HashMap<Long, RefundedSale.Line>();
        refund.lines().forEach(line -> kept.put(line.lineId(), line));
        var claws = new LinkedHashMap<StandingAccrual, Money>();
        for (var accrual : accruals.lockOf(refund.orderId())) {
            var line = kept.get(accrual.lineId());
            if (line != null && accrual.netFen() > 0) {
                var taken = accrual.net()
                        .minus(CommissionRules.due(
                                accrual.terms().orElseThrow(), new Money(line.baseKeptFen()), line.unitsKept()));
                // Below zero when this refund was taken back before and a later one has taken more since.
                if (taken.isPositive()) {
                    claws.put(accrual, taken);
                }
            }
        }
        if (!claws.isEmpty()) {
            take(refund, kept, claws);
        }
    }

    private void take(RefundedSale refund, Map<Long, RefundedSale.Line> kept, Map<StandingAccrual, Money> claws) {
        var available = new HashMap<Account, Money>(ledger.lock(touchedBy(claws)));
        var transfers = new ArrayList<Transfer>();
        long total = 0;
        for (var claw : claws.entrySet()) {
            var accrual = claw.getKey();
            var line = kept.get(accrual.lineId());
            var account = Account.of(accrual.payee(), AccountKind.AVAILABLE);
            var plan = ClawBackPlan.of(claw.getValue(), accrual.status(), available.getOrDefault(account, Money.ZERO));
            available.merge(account, plan.fromAvailable().negated(), Money::plus);
            transfers.add(Postings.clawedBack(refund.refundId(), accrual.id(), accrual.payee(), plan));
            accruals.clawBack(
                    accrual,
                    claw.getValue(),
                    new Accruals.ClawBack(
                            refund.refundId(), line.baseKeptFen(), line.unitsKept(), refund.refundedAt()));
            total = Math.addExact(total, plan.total().fen());
        }
        ledger.post(transfers);
        counters.clawedBack(total);
    }

    /** Also the accounts that posting takes anyway, so that all are taken in one go and in one order. */
    private static LinkedHashSet<Account> touchedBy(Map<StandingAccrual, Money> claws) {
        var touched = new LinkedHashSet<Account>();
        for (var accrual : claws.keySet()) {
            switch (accrual.status()) {
                case PENDING -> touched.add(Account.of(accrual.payee(), AccountKind.PENDING));
                case FROZEN -> touched.add(Account.of(accrual.payee(), AccountKind.FROZEN));
                default -> touched.addAll(spendable(accrual.payee()));
            }
        }
        return touched;
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
