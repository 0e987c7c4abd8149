package io.guidepost.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.Basis;
import io.guidepost.core.attribution.BindingIntent;
import io.guidepost.core.attribution.CommissionBar;
import io.guidepost.core.attribution.EmploymentId;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.LineOutcome;
import io.guidepost.core.attribution.Outcome;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.commission.Accrual;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.CommissionRules;
import io.guidepost.core.commission.RateCard;
import io.guidepost.core.commission.RateEntry;
import io.guidepost.core.commission.RateScope;
import io.guidepost.core.commission.Reward;
import io.guidepost.core.ledger.Postings.Accrued;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.OrderId;
import io.guidepost.core.sale.RefundJudgement.Accepted;
import io.guidepost.core.sale.RefundRules;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SoldLine;
import io.guidepost.core.sale.SpuId;
import io.guidepost.core.settlement.AccrualState;
import io.guidepost.core.settlement.AccrualState.Event;
import io.guidepost.core.settlement.ClawBackPlan;
import io.guidepost.core.settlement.WithdrawalDecision;
import io.guidepost.core.settlement.WithdrawalLimits;
import io.guidepost.core.settlement.WithdrawalRules;
import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.core.settlement.WithdrawalWish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives of many orders over several guides: whatever happens, the books agree with what happened. */
class LedgerModelTest {

    private static final List<Beneficiary> PAYEES = List.of(
            Beneficiary.guide(new GuideId(1)),
            Beneficiary.guide(new GuideId(2)),
            Beneficiary.guide(new GuideId(3)),
            Beneficiary.store(new StoreId(7)),
            Beneficiary.store(new StoreId(8)),
            Beneficiary.HQ);
    private static final SkuId FIXED = new SkuId(900);
    private static final RateCard CARD = new RateCard(
            "model",
            1,
            List.of(
                    new RateEntry(
                            1,
                            PayeeType.GUIDE,
                            new RateScope.Everything(),
                            Optional.of(new Reward.Percent(new Rate(777)))),
                    new RateEntry(
                            2,
                            PayeeType.STORE,
                            new RateScope.Everything(),
                            Optional.of(new Reward.Percent(new Rate(213)))),
                    new RateEntry(
                            3,
                            PayeeType.HQ,
                            new RateScope.Everything(),
                            Optional.of(new Reward.Percent(new Rate(101)))),
                    new RateEntry(
                            4,
                            PayeeType.GUIDE,
                            new RateScope.Sku(FIXED),
                            Optional.of(new Reward.FixedPerUnit(new Money(300))))));

    private static final class Owed {
        long id;
        Accrual accrual;
        AccrualState state = AccrualState.PENDING;
        Money net;
    }

    private static final class Line {
        SoldLine sold;
        int refundedUnits;
        Money refunded = Money.ZERO;
        boolean received;
        boolean released;
        final List<Owed> owed = new ArrayList<>();

        Money kept() {
            return sold.paid().minus(refunded);
        }

        int unitsKept() {
            return sold.quantity() - refundedUnits;
        }
    }

    private static final class Withdrawal {
        long id;
        Beneficiary payee;
        Money amount;
        WithdrawalState state;
    }

    private Random random;
    private long ids;
    private Books books;
    private List<Line> lines;
    private List<Withdrawal> withdrawals;
    private List<Money> suspended;
    private Map<Beneficiary, Long> accrued;
    private Map<Beneficiary, Long> clawed;
    private Map<Beneficiary, Long> paidOut;
    private long captured;
    private long givenBack;
    private int debtsSeen;

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110})
    void whateverHappensTheBooksAgreeWithIt(long seed) {
        random = new Random(seed);
        ids = 0;
        books = new Books();
        lines = new ArrayList<>();
        withdrawals = new ArrayList<>();
        suspended = new ArrayList<>();
        accrued = new HashMap<>();
        clawed = new HashMap<>();
        paidOut = new HashMap<>();
        captured = 0;
        givenBack = 0;
        debtsSeen = 0;

        for (int step = 0; step < 1_500; step++) {
            switch (random.nextInt(10)) {
                case 0, 1 -> orderAndPay();
                case 2, 3 -> refundUnits();
                case 4 -> protectPrice();
                case 5 -> receive();
                case 6 -> release();
                case 7 -> withdraw();
                case 8 -> hearOfWithdrawal();
                default -> payLate();
            }
            check("seed %d, step %d".formatted(seed, step));
        }

        assertThat(debtsSeen)
                .as("seed %d: some claw-back came after the money was gone", seed)
                .isPositive();
        assertThat(paidOut.values().stream().mapToLong(Long::longValue).sum()).isPositive();
    }

    private void orderAndPay() {
        var order = new OrderId(++ids);
        var sold = new ArrayList<SoldLine>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            sold.add(new SoldLine(
                    new LineId(++ids),
                    random.nextInt(4) == 0 ? FIXED : new SkuId(1),
                    new SpuId(1),
                    List.of(),
                    Optional.empty(),
                    1 + random.nextInt(4),
                    new Money(random.nextInt(5) == 0 ? random.nextInt(40) : 1_000 + random.nextInt(200_000))));
        }
        var attribution = attribution(sold);
        var total = Money.sum(sold.stream().map(SoldLine::paid).toList()).plus(new Money(1_200));
        books.post(Postings.paid(order, total));
        captured += total.fen();

        var earnings = CommissionRules.earn(sold, attribution, CARD);
        var posted = new ArrayList<Accrued>();
        for (var line : sold) {
            var kept = new Line();
            kept.sold = line;
            for (var accrual : earnings.accruals()) {
                if (accrual.terms().line().equals(line.id())) {
                    var owed = new Owed();
                    owed.id = ++ids;
                    owed.accrual = accrual;
                    owed.net = accrual.amount();
                    kept.owed.add(owed);
                    posted.add(new Accrued(owed.id, accrual.terms().payee(), accrual.amount()));
                    accrued.merge(accrual.terms().payee(), accrual.amount().fen(), Long::sum);
                }
            }
            lines.add(kept);
        }
        if (!posted.isEmpty()) {
            books.post(Postings.accrued(order, posted));
        }
    }

    private Attribution attribution(List<SoldLine> sold) {
        var splits = new ArrayList<Split>();
        int kind = random.nextInt(5);
        Optional<GuideId> guide = kind == 0 ? Optional.empty() : Optional.of(new GuideId(1 + random.nextInt(3)));
        if (guide.isPresent()) {
            int part = kind == 1 ? 1 + random.nextInt(9_999) : 10_000;
            splits.add(split(PayeeType.GUIDE, guide.get().value(), part));
            if (part < 10_000) {
                splits.add(split(PayeeType.GUIDE, guide.get().value() % 3 + 1, 10_000 - part));
            }
        }
        Optional<StoreId> store = guide.isEmpty() && random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new StoreId(7 + random.nextInt(2)));
        splits.add(
                store.isPresent()
                        ? split(PayeeType.STORE, store.get().value(), 10_000)
                        : split(PayeeType.HQ, 0, 10_000));
        var outcome = new Outcome(
                guide.isPresent() ? Basis.ASSIST : store.isPresent() ? Basis.STORE : Basis.HQ,
                guide,
                store,
                guide.map(g -> new EmploymentId(g.value())),
                splits);
        return new Attribution(
                "model",
                1,
                Instant.EPOCH,
                outcome,
                sold.stream().map(line -> new LineOutcome(line.id(), outcome)).toList(),
                List.of(),
                BindingIntent.NONE);
    }

    private static Split split(PayeeType type, long id, int bp) {
        return new Split(type, id, bp, bp, 0, CommissionBar.NONE);
    }

    private void refundUnits() {
        var line = any(lines);
        if (line == null || line.unitsKept() == 0) {
            return;
        }
        int units = 1 + random.nextInt(line.unitsKept());
        var amount = ((Accepted) RefundRules.judge(
                        line.sold.paid(), line.sold.quantity(), line.refundedUnits, line.refunded, units))
                .amount();
        line.refundedUnits += units;
        giveBack(line, amount);
        if (line.unitsKept() == 0) {
            assertThat(line.kept()).isEqualTo(Money.ZERO);
            assertThat(line.owed).allSatisfy(owed -> {
                assertThat(owed.net).isEqualTo(Money.ZERO);
                assertThat(owed.state).isEqualTo(AccrualState.REVERSED);
            });
        }
    }

    private void protectPrice() {
        var line = any(lines);
        if (line != null && line.kept().fen() > 1) {
            giveBack(line, new Money(1 + random.nextLong(line.kept().fen())));
        }
    }

    private void giveBack(Line line, Money amount) {
        long refundId = ++ids;
        line.refunded = line.refunded.plus(amount);
        if (amount.isPositive()) {
            books.post(Postings.refunded(refundId, amount));
            givenBack += amount.fen();
        }
        for (var owed : line.owed) {
            if (owed.state.isFinal()) {
                continue;
            }
            var terms = owed.accrual.terms();
            var taken = CommissionRules.clawBack(terms, owed.net, line.kept(), line.unitsKept());
            assertThat(owed.net.minus(taken)).isEqualTo(CommissionRules.due(terms, line.kept(), line.unitsKept()));
            if (taken.isZero()) {
                continue;
            }
            var plan = ClawBackPlan.of(taken, owed.state, books.held(terms.payee(), AccountKind.AVAILABLE));
            books.post(Postings.clawedBack(refundId, owed.id, terms.payee(), plan));
            clawed.merge(terms.payee(), taken.fen(), Long::sum);
            debtsSeen += plan.asDebt().isPositive() ? 1 : 0;
            owed.net = owed.net.minus(taken);
            if (owed.net.isZero()) {
                owed.state = owed.state.after(Event.REVERSE).orElseThrow();
            }
        }
    }

    private void receive() {
        var line = any(lines.stream().filter(sold -> !sold.received).toList());
        if (line == null) {
            return;
        }
        line.received = true;
        for (var owed : line.owed) {
            if (!owed.state.isFinal()) {
                owed.state = owed.state.after(Event.RECEIVE).orElseThrow();
                books.post(Postings.received(owed.id, owed.accrual.terms().payee(), owed.net));
            }
        }
    }

    private void release() {
        var line = any(
                lines.stream().filter(sold -> sold.received && !sold.released).toList());
        if (line == null) {
            return;
        }
        line.released = true;
        for (var owed : line.owed) {
            if (!owed.state.isFinal()) {
                owed.state = owed.state.after(Event.RELEASE).orElseThrow();
                var payee = owed.accrual.terms().payee();
                books.post(Postings.released(owed.id, payee, owed.net, books.debt(payee)));
            }
        }
    }

    private void withdraw() {
        var payee = any(PAYEES);
        var available = books.held(payee, AccountKind.AVAILABLE);
        boolean hasOpen = withdrawals.stream()
                .anyMatch(w -> w.payee.equals(payee) && WithdrawalState.open().contains(w.state));
        var wanted = random.nextInt(4) == 0 ? new Money(random.nextInt(300_000)) : available.min(new Money(200_000));
        var decision = WithdrawalRules.decide(
                new WithdrawalWish(wanted, available, books.debt(payee), 0, hasOpen), WithdrawalLimits.DEFAULT);
        if (decision instanceof WithdrawalDecision.Accepted) {
            var withdrawal = new Withdrawal();
            withdrawal.id = ++ids;
            withdrawal.payee = payee;
            withdrawal.amount = wanted;
            withdrawal.state = WithdrawalState.REQUESTED;
            withdrawals.add(withdrawal);
            books.post(Postings.withdrawalRequested(withdrawal.id, payee, wanted));
        }
    }

    private void hearOfWithdrawal() {
        var withdrawal = any(withdrawals.stream()
                .filter(asked -> WithdrawalState.open().contains(asked.state))
                .toList());
        if (withdrawal == null) {
            return;
        }
        for (int knock = 0; knock < 20; knock++) {
            var event = any(List.of(WithdrawalState.Event.values()));
            var next = withdrawal.state.after(event);
            boolean isRare = next.isPresent() && next.get().returnsMoney() && random.nextInt(4) != 0;
            if (next.isEmpty() || isRare) {
                continue;
            }
            withdrawal.state = next.get();
            if (withdrawal.state == WithdrawalState.SUCCESS) {
                books.post(Postings.paidOut(withdrawal.id, withdrawal.payee, withdrawal.amount));
                paidOut.merge(withdrawal.payee, withdrawal.amount.fen(), Long::sum);
            } else if (withdrawal.state.returnsMoney()) {
                books.post(Postings.withdrawalReturned(
                        withdrawal.id, withdrawal.payee, withdrawal.amount, books.debt(withdrawal.payee)));
            }
        }
    }

    private void payLate() {
        if (!suspended.isEmpty() && random.nextBoolean()) {
            var amount = suspended.remove(suspended.size() - 1);
            books.post(Postings.suspenseRefunded(++ids, amount));
            givenBack += amount.fen();
            return;
        }
        var amount = new Money(1 + random.nextInt(100_000));
        books.post(Postings.paymentSuspended(new OrderId(++ids), "4200" + ids, amount));
        suspended.add(amount);
        captured += amount.fen();
    }

    private void check(String when) {
        assertThat(books.total()).as(when).isZero();
        assertThat(-books.credit(Account.platform(AccountKind.PSP_CLEARING)))
                .as(when)
                .isEqualTo(captured - givenBack);
        assertThat(books.credit(Account.platform(AccountKind.SUSPENSE_PAYMENT)))
                .as(when)
                .isEqualTo(Money.sum(suspended).fen());
        for (var payee : PAYEES) {
            long balances = books.held(payee, AccountKind.PENDING).fen()
                    + books.held(payee, AccountKind.FROZEN).fen()
                    + books.held(payee, AccountKind.AVAILABLE).fen()
                    + books.held(payee, AccountKind.WITHDRAWING).fen();
            assertThat(accrued.getOrDefault(payee, 0L) - clawed.getOrDefault(payee, 0L))
                    .as("%s, %s", when, payee)
                    .isEqualTo(balances
                            + paidOut.getOrDefault(payee, 0L)
                            - books.debt(payee).fen());
        }
    }

    private <T> T any(List<T> of) {
        return of.isEmpty() ? null : of.get(random.nextInt(of.size()));
    }
}
