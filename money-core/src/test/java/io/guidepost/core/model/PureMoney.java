package io.guidepost.core.model;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.Basis;
import io.guidepost.core.attribution.BindingIntent;
import io.guidepost.core.attribution.CommissionBar;
import io.guidepost.core.attribution.DisputeTerms;
import io.guidepost.core.attribution.EmploymentId;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.LineOutcome;
import io.guidepost.core.attribution.Outcome;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.CommissionRules;
import io.guidepost.core.commission.CommissionTerms;
import io.guidepost.core.commission.Earnings;
import io.guidepost.core.commission.RateCard;
import io.guidepost.core.commission.RateEntry;
import io.guidepost.core.commission.RateScope;
import io.guidepost.core.commission.Reward;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.ledger.Leg;
import io.guidepost.core.ledger.Postings;
import io.guidepost.core.ledger.Postings.Accrued;
import io.guidepost.core.ledger.Transfer;
import io.guidepost.core.model.Operation.AskRefund;
import io.guidepost.core.model.Operation.AskWeChat;
import io.guidepost.core.model.Operation.ChangeRate;
import io.guidepost.core.model.Operation.Close;
import io.guidepost.core.model.Operation.CloseMonth;
import io.guidepost.core.model.Operation.Credit;
import io.guidepost.core.model.Operation.Decide;
import io.guidepost.core.model.Operation.EndDispute;
import io.guidepost.core.model.Operation.FileDispute;
import io.guidepost.core.model.Operation.GuideLeaves;
import io.guidepost.core.model.Operation.GuideMoves;
import io.guidepost.core.model.Operation.Hear;
import io.guidepost.core.model.Operation.News;
import io.guidepost.core.model.Operation.Pay;
import io.guidepost.core.model.Operation.PayAgain;
import io.guidepost.core.model.Operation.Place;
import io.guidepost.core.model.Operation.ProtectPrice;
import io.guidepost.core.model.Operation.Receive;
import io.guidepost.core.model.Operation.RefundEnds;
import io.guidepost.core.model.Operation.Ship;
import io.guidepost.core.model.Operation.Step;
import io.guidepost.core.model.Operation.SuspenseReturns;
import io.guidepost.core.model.Operation.TimePasses;
import io.guidepost.core.model.Operation.To;
import io.guidepost.core.model.Operation.Weather;
import io.guidepost.core.model.Operation.Withdraw;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.BasketLine;
import io.guidepost.core.sale.Discount;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.OrderId;
import io.guidepost.core.sale.PriceBreakdown;
import io.guidepost.core.sale.RefundJudgement;
import io.guidepost.core.sale.RefundRules;
import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SoldLine;
import io.guidepost.core.sale.SpuId;
import io.guidepost.core.settlement.AccrualState;
import io.guidepost.core.settlement.ClawBackPlan;
import io.guidepost.core.settlement.CutOff;
import io.guidepost.core.settlement.ReleaseRules;
import io.guidepost.core.settlement.ReleaseRules.Verdict;
import io.guidepost.core.settlement.Reposting;
import io.guidepost.core.settlement.WithdrawalDecision;
import io.guidepost.core.settlement.WithdrawalLimits;
import io.guidepost.core.settlement.WithdrawalRules;
import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.core.settlement.WithdrawalWish;
import io.guidepost.core.settlement.WithdrawalWish.Hold;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The rules of this module put to work over a ledger in memory: every decision is one of theirs, every fen moves by {@link Postings}. */
final class PureMoney implements Bookkeeper {

    private static final Duration AUTO_RECEIPT = Duration.ofDays(10);
    private static final CutOff FIRST_OF_MONTH = new CutOff(1);

    private final Purses purses = new Purses();
    private final WithdrawalLimits limits;
    private final Order[] orders = new Order[Operation.SLOTS];
    private final Beneficiary[] guides = new Beneficiary[Operation.SEATS];
    private final Map<Beneficiary, TreeMap<Instant, StoreId>> storesSince = new HashMap<>();
    private final List<Beneficiary> leavers = new ArrayList<>();
    private final Map<Beneficiary, List<Owed>> spendable = new HashMap<>();
    private final Map<Beneficiary, Withdrawal> withdrawals = new HashMap<>();
    private final Map<Beneficiary, List<LocalDate>> requests = new HashMap<>();
    private final List<Withdrawal> unanswered = new ArrayList<>();
    private final List<Owed> frozen = new ArrayList<>();
    private final Map<String, RateEntry> rates = new HashMap<>();
    private List<RateEntry> formerRates = new ArrayList<>();
    private RateCard card = RateCard.DEFAULT;
    private Instant now;
    private long ids = 1_000;
    private long lastGuide;

    PureMoney(Instant start, WithdrawalLimits limits) {
        this.now = start;
        this.limits = limits;
        RateCard.DEFAULT
                .entries()
                .forEach(entry -> rates.put(entry.payeeType() == PayeeType.GUIDE ? "GUIDE ALL" : "STORE ALL", entry));
        for (int seat = 0; seat < guides.length; seat++) {
            hire(seat);
        }
    }

    private static final class Order {
        OrderId id;
        Instant placedAt;
        PriceBreakdown price;
        Attribution attribution;
        Instant decidedAt;
        final Deque<Beneficiary> disputedBy = new ArrayDeque<>();
        boolean isClosed;
        boolean isPaid;
        Optional<Instant> shippedAt = Optional.empty();
        Optional<Instant> receivedAt = Optional.empty();
        final List<Line> lines = new ArrayList<>();
        final Deque<Refund> refunds = new ArrayDeque<>();
        final Deque<Money> suspended = new ArrayDeque<>();
    }

    private static final class Line {
        SoldLine sold;
        Money refunded = Money.ZERO;
        int refundedUnits;
        Money pending = Money.ZERO;
        int pendingUnits;
        final List<Owed> owed = new ArrayList<>();

        Money kept() {
            return sold.paid().minus(refunded);
        }

        int unitsKept() {
            return sold.quantity() - refundedUnits;
        }
    }

    private record Refund(long id, Line line, int units, Money amount) {}

    private static final class Owed {
        long id;
        Order order;
        /** Empty for what earned nothing. */
        Optional<CommissionTerms> terms = Optional.empty();

        Money net = Money.ZERO;
        AccrualState state = AccrualState.PENDING;
        Instant releaseAt;
        Instant availableAt;

        Beneficiary payee() {
            return terms.orElseThrow().payee();
        }

        void becomes(AccrualState.Event event) {
            state = state.after(event).orElseThrow();
        }
    }

    private static final class Withdrawal {
        long id;
        Beneficiary payee;
        Money amount;
        WithdrawalState state;
        boolean isKnown;

        void becomes(WithdrawalState.Event event) {
            state = state.after(event).orElseThrow();
        }
    }

    /** Balances that no posting may bring below what their account may hold, and keys that are posted once. */
    private static final class Purses {

        private static final int REMEMBERED = 200_000;

        private final Map<String, long[]> sums = new HashMap<>();
        private final Set<String> touched = new HashSet<>();
        private final Map<String, Boolean> keys = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > REMEMBERED;
            }
        };

        boolean post(Transfer transfer) {
            if (keys.put(transfer.key(), true) != null) {
                return false;
            }
            for (Leg leg : transfer.legs()) {
                sums.computeIfAbsent(name(leg.account()), account -> new long[2])[
                                leg.side().ordinal()] +=
                        leg.amountFen();
                touched.add(name(leg.account()));
            }
            for (Leg leg : transfer.legs()) {
                long[] sum = sums.get(name(leg.account()));
                if (!leg.account().kind().allows(sum[0], sum[1])) {
                    throw new IllegalStateException("%s overdraws %s".formatted(transfer.key(), leg.account()));
                }
            }
            return true;
        }

        long balance(String account) {
            long[] sum = sums.getOrDefault(account, new long[2]);
            boolean isOwed = account.endsWith(" DEBT") || account.endsWith(" CLAWBACK_RECEIVABLE");
            return isOwed ? sum[0] - sum[1] : sum[1] - sum[0];
        }

        Money of(Beneficiary payee, AccountKind kind) {
            return new Money(balance(name(Account.of(payee, kind))));
        }

        private static String name(Account account) {
            return account.ownerType() + " " + account.ownerId() + " " + account.kind();
        }
    }

    @Override
    public String apply(Operation operation) {
        purses.touched.clear();
        now = now.plusSeconds(operation.seconds());
        if (operation instanceof Place place) {
            return place(place);
        } else if (operation instanceof Pay pay) {
            return pay(orders[pay.slot()]);
        } else if (operation instanceof PayAgain again) {
            return payAgain(orders[again.slot()]);
        } else if (operation instanceof SuspenseReturns returns) {
            return suspenseReturns(orders[returns.slot()]);
        } else if (operation instanceof Close close) {
            return close(orders[close.slot()]);
        } else if (operation instanceof AskRefund ask) {
            return askRefund(orders[ask.slot()], ask);
        } else if (operation instanceof RefundEnds ends) {
            return refundEnds(orders[ends.slot()], ends.arrives());
        } else if (operation instanceof ProtectPrice protect) {
            return protectPrice(orders[protect.slot()], protect);
        } else if (operation instanceof Ship ship) {
            return ship(orders[ship.slot()]);
        } else if (operation instanceof Receive receive) {
            return receive(orders[receive.slot()]);
        } else if (operation instanceof TimePasses) {
            return timePasses();
        } else if (operation instanceof ChangeRate change) {
            return changeRate(change);
        } else if (operation instanceof GuideLeaves leaves) {
            leavers.add(guides[leaves.seat()]);
            spendable.remove(guides[leaves.seat()]);
            hire(leaves.seat());
            return "left";
        } else if (operation instanceof GuideMoves moves) {
            var guide = guides[moves.seat()];
            var next = new StoreId(1 + storeOf(guide, now).value() % Operation.STORES);
            storesSince.get(guide).put(now, next);
            return "moved";
        } else if (operation instanceof FileDispute dispute) {
            return fileDispute(orders[dispute.slot()], guides[dispute.seat()]);
        } else if (operation instanceof EndDispute dispute) {
            return endDispute(orders[dispute.slot()], dispute.upheld());
        } else if (operation instanceof CloseMonth) {
            return closeMonth();
        } else if (operation instanceof Withdraw withdraw) {
            return withdraw(guides[withdraw.seat()], withdraw);
        } else if (operation instanceof Decide decide) {
            return decide(withdrawals.get(guides[decide.seat()]), decide);
        } else if (operation instanceof Hear hear) {
            return hear(withdrawals.get(guides[hear.seat()]), hear.news());
        } else if (operation instanceof AskWeChat) {
            return askWeChat();
        }
        throw new IllegalArgumentException("What is " + operation);
    }

    private void hire(int seat) {
        guides[seat] = Beneficiary.guide(new GuideId(++lastGuide));
        storesSince.put(guides[seat], new TreeMap<>(Map.of(Instant.EPOCH, new StoreId(1 + seat % Operation.STORES))));
    }

    private StoreId storeOf(Beneficiary guide, Instant at) {
        return storesSince.get(guide).floorEntry(at).getValue();
    }

    // Orders.

    private String place(Place place) {
        var order = new Order();
        order.id = new OrderId(++ids);
        order.placedAt = now;
        order.decidedAt = now;
        var basket = new ArrayList<BasketLine>();
        for (var item : place.items()) {
            basket.add(new BasketLine(
                    basket.size(),
                    new SkuId(1 + item.goods()),
                    new Money(item.unitFen()),
                    item.quantity(),
                    new Money(item.levelDiscountFen())));
        }
        var discounts = place.offs().stream()
                .map(off ->
                        new Discount(Discount.Kind.values()[off.kind()], new Money(off.fen()), linesOf(off.lines())))
                .toList();
        order.price = PriceBreakdown.of(basket, discounts, new Money(place.freightFen()));
        for (var priced : order.price.lines()) {
            var line = new Line();
            line.sold = new SoldLine(
                    new LineId(++ids),
                    priced.sku(),
                    new SpuId(priced.sku().value()),
                    List.of(),
                    Optional.empty(),
                    priced.quantity(),
                    priced.paid());
            order.lines.add(line);
        }
        order.attribution = attribution(order, place.credit());
        if (orders[place.slot()] != null) {
            orders[place.slot()].refunds.clear();
            orders[place.slot()].disputedBy.clear();
        }
        orders[place.slot()] = order;
        return "placed " + order.price.payable().fen();
    }

    private static Set<Integer> linesOf(int bits) {
        var lines = new HashSet<Integer>();
        for (int i = 0; bits >> i > 0; i++) {
            if ((bits >> i & 1) == 1) {
                lines.add(i);
            }
        }
        return lines;
    }

    private Attribution attribution(Order order, Credit credit) {
        var splits = new ArrayList<Split>();
        boolean isGuides = credit.to() == To.GUIDE;
        if (isGuides) {
            long first = guides[credit.seat()].id();
            splits.add(
                    credit.isBuyer()
                            ? new Split(PayeeType.GUIDE, first, 10_000, 0, 0, CommissionBar.SELF_PURCHASE)
                            : split(PayeeType.GUIDE, first, credit.partBp()));
            if (credit.partBp() < 10_000) {
                long second = guides[(credit.seat() + 1) % Operation.SEATS].id();
                splits.add(split(PayeeType.GUIDE, second, 10_000 - credit.partBp()));
            }
        }
        var store = isGuides
                ? storeOf(guides[credit.seat()], order.placedAt)
                : new StoreId(1 + credit.seat() % Operation.STORES);
        boolean isHqs = credit.to() == To.HQ;
        splits.add(isHqs ? split(PayeeType.HQ, 0, 10_000) : split(PayeeType.STORE, store.value(), 10_000));
        return attribution(
                order,
                new Outcome(
                        isGuides ? Basis.ASSIST : isHqs ? Basis.HQ : Basis.STORE,
                        isGuides ? Optional.of(new GuideId(guides[credit.seat()].id())) : Optional.empty(),
                        isHqs ? Optional.empty() : Optional.of(store),
                        isGuides ? Optional.of(new EmploymentId(1)) : Optional.empty(),
                        splits));
    }

    private static Attribution attribution(Order order, Outcome outcome) {
        return new Attribution(
                "model",
                1,
                order.placedAt,
                outcome,
                order.lines.stream()
                        .map(line -> new LineOutcome(line.sold.id(), outcome))
                        .toList(),
                List.of(),
                BindingIntent.NONE);
    }

    private static Split split(PayeeType type, long id, int bp) {
        return new Split(type, id, bp, bp, 0, CommissionBar.NONE);
    }

    private String pay(Order order) {
        if (order == null) {
            return "nothing";
        }
        var payable = order.price.payable();
        if (order.isPaid || order.isClosed) {
            if (payable.isPositive()) {
                purses.post(Postings.paymentSuspended(order.id, "4200" + ++ids, payable));
            }
            order.suspended.add(payable);
            return order.isPaid ? "SECOND" : "TOO_LATE";
        }
        order.isPaid = true;
        if (payable.isPositive()) {
            purses.post(Postings.paid(order.id, payable));
        }
        var accrued = owe(order, earned(order)).stream()
                .filter(owed -> owed.net.isPositive())
                .map(owed -> new Accrued(owed.id, owed.payee(), owed.net))
                .toList();
        if (!accrued.isEmpty()) {
            purses.post(Postings.accrued(order.id, accrued));
        }
        return "ACCEPT";
    }

    private Earnings earned(Order order) {
        return CommissionRules.earn(order.lines.stream().map(line -> line.sold).toList(), order.attribution, card);
    }

    private List<Owed> owe(Order order, Earnings earnings) {
        var all = new ArrayList<Owed>();
        for (var accrual : earnings.accruals()) {
            var owed = owe(order, accrual.terms().line());
            owed.terms = Optional.of(accrual.terms());
            owed.net = accrual.amount();
            all.add(owed);
        }
        earnings.zeros().forEach(zero -> all.add(owe(order, zero.line())));
        return all;
    }

    private Owed owe(Order order, LineId of) {
        var owed = new Owed();
        owed.id = ++ids;
        owed.order = order;
        order.lines.stream().filter(line -> line.sold.id().equals(of)).forEach(line -> line.owed.add(owed));
        return owed;
    }

    /** The ledger knows the key, and that is all that keeps the order from being paid twice. */
    private String payAgain(Order order) {
        if (order == null || !order.isPaid) {
            return "nothing";
        }
        var payable = order.price.payable();
        boolean isNew = payable.isPositive() && purses.post(Postings.paid(order.id, payable));
        return isNew ? "ACCEPT" : "REPEAT";
    }

    private String suspenseReturns(Order order) {
        if (order == null || order.suspended.isEmpty()) {
            return "nothing";
        }
        var amount = order.suspended.remove();
        if (amount.isPositive()) {
            purses.post(Postings.suspenseRefunded(++ids, amount));
        }
        return "returned " + amount.fen();
    }

    private String close(Order order) {
        if (order == null) {
            return "nothing";
        }
        if (order.isPaid) {
            return "refused order_already_paid";
        }
        order.isClosed = true;
        return "closed";
    }

    private String ship(Order order) {
        if (order == null) {
            return "nothing";
        }
        if (!order.isPaid) {
            return "refused order_not_shippable";
        }
        if (order.shippedAt.isEmpty()) {
            if (order.lines.stream().allMatch(line -> line.unitsKept() == line.pendingUnits)) {
                return "refused nothing_to_ship";
            }
            order.shippedAt = Optional.of(now);
        }
        return "shipped";
    }

    private String receive(Order order) {
        if (order == null) {
            return "nothing";
        }
        if (order.receivedAt.isEmpty()) {
            if (order.shippedAt.isEmpty()) {
                return "refused order_not_shipped";
            }
            received(order);
        }
        return "received";
    }

    private void received(Order order) {
        order.receivedAt = Optional.of(now);
        for (var line : order.lines) {
            for (var owed : line.owed) {
                if (!owed.state.isFinal()) {
                    owed.becomes(AccrualState.Event.RECEIVE);
                    owed.releaseAt = ReleaseRules.releaseAt(now, 0);
                    if (owed.net.isPositive()) {
                        purses.post(Postings.received(owed.id, owed.payee(), owed.net));
                    }
                    frozen.add(owed);
                }
            }
        }
    }

    // Refunds.

    private String askRefund(Order order, AskRefund ask) {
        if (order == null || ask.line() >= order.lines.size()) {
            return "nothing";
        }
        if (!order.isPaid) {
            return "refused order_not_refundable";
        }
        var line = order.lines.get(ask.line());
        var judgement = RefundRules.judge(
                line.sold.paid(),
                line.sold.quantity(),
                line.refundedUnits + line.pendingUnits,
                line.refunded.plus(line.pending),
                ask.units());
        if (judgement instanceof RefundJudgement.Refused no && no.code().equals("refund_quantity_invalid")) {
            return "refused " + no.code();
        }
        var late = RefundRules.judgeTime(order.receivedAt, ReturnWindow.DEFAULT, now);
        if (late.isPresent()) {
            return "refused " + late.get().code();
        }
        if (judgement instanceof RefundJudgement.Refused no) {
            return "refused " + no.code();
        }
        var amount = ((RefundJudgement.Accepted) judgement).amount();
        if (amount.isZero()) {
            return "refused nothing_to_refund";
        }
        line.pending = line.pending.plus(amount);
        line.pendingUnits += ask.units();
        order.refunds.add(new Refund(++ids, line, ask.units(), amount));
        return "accepted " + amount.fen();
    }

    private String refundEnds(Order order, boolean arrives) {
        if (order == null || order.refunds.isEmpty()) {
            return "nothing";
        }
        var refund = order.refunds.remove();
        var line = refund.line();
        line.pending = line.pending.minus(refund.amount());
        line.pendingUnits -= refund.units();
        if (!arrives) {
            return "failed " + refund.amount().fen();
        }
        giveBack(refund);
        return "arrived " + refund.amount().fen();
    }

    private String protectPrice(Order order, ProtectPrice protect) {
        if (order == null || protect.line() >= order.lines.size() || !order.isPaid) {
            return "nothing";
        }
        var line = order.lines.get(protect.line());
        var judgement = RefundRules.judgePriceProtection(
                line.sold.paid(), line.refunded.plus(line.pending), new Money(protect.fen()));
        if (judgement instanceof RefundJudgement.Refused no) {
            return "refused " + no.code();
        }
        var amount = ((RefundJudgement.Accepted) judgement).amount();
        giveBack(new Refund(++ids, line, 0, amount));
        return "given " + amount.fen();
    }

    private void giveBack(Refund refund) {
        var line = refund.line();
        line.refunded = line.refunded.plus(refund.amount());
        line.refundedUnits += refund.units();
        purses.post(Postings.refunded(refund.id(), refund.amount()));
        for (var owed : line.owed) {
            if (owed.state.isFinal() || owed.terms.isEmpty()) {
                continue;
            }
            var payee = owed.payee();
            var taken = CommissionRules.clawBack(owed.terms.get(), owed.net, line.kept(), line.unitsKept());
            if (taken.isZero()) {
                continue;
            }
            var plan = ClawBackPlan.of(taken, owed.state, purses.of(payee, AccountKind.AVAILABLE));
            purses.post(Postings.clawedBack(refund.id(), owed.id, payee, plan));
            owed.net = owed.net.minus(taken);
            if (owed.net.isZero()) {
                owed.becomes(AccrualState.Event.REVERSE);
            }
        }
    }

    // Time.

    private String timePasses() {
        for (var order : orders) {
            if (order != null
                    && order.receivedAt.isEmpty()
                    && order.shippedAt
                            .filter(at -> !at.isAfter(now.minus(AUTO_RECEIPT)))
                            .isPresent()) {
                received(order);
            }
        }
        for (var iterator = frozen.iterator(); iterator.hasNext(); ) {
            var owed = iterator.next();
            boolean isOpen = !owed.order.refunds.isEmpty();
            boolean isDisputed = !owed.order.disputedBy.isEmpty();
            if (owed.state.isFinal()) {
                iterator.remove();
            } else if (ReleaseRules.mayRelease(owed.releaseAt, now, isOpen, isDisputed) == Verdict.RELEASE) {
                iterator.remove();
                owed.becomes(AccrualState.Event.RELEASE);
                if (owed.net.isPositive()) {
                    var payee = owed.payee();
                    purses.post(Postings.released(owed.id, payee, owed.net, purses.of(payee, AccountKind.DEBT)));
                    becomesSpendable(owed);
                }
            }
        }
        for (var leaver : leavers) {
            var debt = purses.of(leaver, AccountKind.DEBT);
            if (debt.isPositive()
                    && purses.of(leaver, AccountKind.PENDING).isZero()
                    && purses.of(leaver, AccountKind.FROZEN).isZero()
                    && purses.of(leaver, AccountKind.WITHDRAWING).isZero()) {
                purses.post(Postings.receivableRaised(++ids, leaver, debt));
            }
        }
        return "passed";
    }

    private void becomesSpendable(Owed owed) {
        owed.availableAt = now;
        if (owed.payee().type() == PayeeType.GUIDE) {
            spendable.computeIfAbsent(owed.payee(), unseen -> new ArrayList<>()).add(owed);
        }
    }

    // Disputes.

    private String fileDispute(Order order, Beneficiary guide) {
        if (order == null) {
            return "nothing";
        }
        if (order.isClosed && !order.isPaid) {
            return "refused order_closed";
        }
        if (!DisputeTerms.DEFAULT.mayStillFile(order.decidedAt, now)) {
            return "refused dispute_too_late";
        }
        if (order.attribution.lines().stream()
                .flatMap(line -> line.outcome().splits().stream())
                .filter(split -> split.payeeType() == PayeeType.GUIDE)
                .anyMatch(split -> split.payeeId() == guide.id() && split.commissionBp() == 10_000)) {
            return "refused dispute_already_yours";
        }
        if (order.disputedBy.contains(guide)) {
            return "refused dispute_open";
        }
        order.disputedBy.add(guide);
        return "disputed";
    }

    private String endDispute(Order order, boolean isUpheld) {
        if (order == null || order.disputedBy.isEmpty()) {
            return "nothing";
        }
        if (isUpheld && order.isClosed && !order.isPaid) {
            return "refused order_closed";
        }
        var guide = order.disputedBy.remove();
        if (!isUpheld) {
            return "rejected";
        }
        var store = storeOf(guide, order.placedAt);
        order.decidedAt = now;
        order.attribution = attribution(
                order,
                new Outcome(
                        Basis.ASSIST,
                        Optional.of(new GuideId(guide.id())),
                        Optional.of(store),
                        Optional.of(new EmploymentId(1)),
                        List.of(
                                split(PayeeType.GUIDE, guide.id(), 10_000),
                                split(PayeeType.STORE, store.value(), 10_000))));
        if (order.isPaid) {
            correct(order, ++ids);
        }
        return "upheld";
    }

    private void correct(Order order, long correction) {
        var ofOrder = statesOf(order.lines);
        var byOrder = stateOf(order);
        var ofLine = new HashMap<LineId, AccrualState>();
        for (var line : order.lines) {
            ofLine.put(line.sold.id(), Reposting.stateOf(statesOf(List.of(line)), ofOrder, byOrder));
        }
        for (var line : order.lines) {
            line.owed.forEach(owed -> reverse(owed, correction));
            line.owed.clear();
        }
        var kept = new HashMap<LineId, CommissionRules.Kept>();
        order.lines.forEach(line -> kept.put(line.sold.id(), new CommissionRules.Kept(line.kept(), line.unitsKept())));
        owe(order, CommissionRules.earnKept(earned(order), kept));
        for (var line : order.lines) {
            for (var owed : line.owed) {
                owed.state = ofLine.get(line.sold.id());
                accrueAgain(owed, correction);
            }
        }
    }

    private static List<AccrualState> statesOf(List<Line> lines) {
        return lines.stream()
                .flatMap(line -> line.owed.stream())
                .map(owed -> owed.state)
                .filter(state -> !state.isFinal())
                .toList();
    }

    private AccrualState stateOf(Order order) {
        return order.receivedAt
                .map(at -> ReleaseRules.releaseAt(at, 0).isAfter(now) ? AccrualState.FROZEN : AccrualState.AVAILABLE)
                .orElse(AccrualState.PENDING);
    }

    private void reverse(Owed owed, long correction) {
        if (owed.net.isPositive()) {
            var payee = owed.payee();
            var plan = ClawBackPlan.of(owed.net, owed.state, purses.of(payee, AccountKind.AVAILABLE));
            purses.post(Postings.reversed(correction, owed.id, payee, plan));
            owed.net = Money.ZERO;
        }
        if (!owed.state.isFinal()) {
            owed.becomes(AccrualState.Event.REVERSE);
        }
    }

    private void accrueAgain(Owed owed, long correction) {
        if (owed.net.isPositive()) {
            var payee = owed.payee();
            var debt = purses.of(payee, AccountKind.DEBT);
            purses.post(Postings.accruedAgain(correction, owed.id, payee, owed.state, owed.net, debt));
        }
        if (owed.state == AccrualState.FROZEN) {
            owed.releaseAt = ReleaseRules.releaseAt(owed.order.receivedAt.orElseThrow(), 0);
            frozen.add(owed);
        } else if (owed.state == AccrualState.AVAILABLE && owed.net.isPositive()) {
            becomesSpendable(owed);
        }
    }

    // Statements.

    private String closeMonth() {
        now = FIRST_OF_MONTH.endOf(FIRST_OF_MONTH.monthOf(now)).plusSeconds(360);
        for (var guide : guides) {
            spendable.getOrDefault(guide, List.of()).stream()
                    .filter(owed -> owed.state == AccrualState.AVAILABLE)
                    .forEach(owed -> owed.becomes(AccrualState.Event.SETTLE));
            cover(guide);
        }
        var closing = new TreeMap<String, Long>();
        for (var account : purses.sums.keySet()) {
            if (account.startsWith("GUIDE") || account.startsWith("STORE")) {
                long[] sum = purses.sums.get(account);
                closing.merge(account.substring(0, account.lastIndexOf(' ')), sum[1] - sum[0], Long::sum);
            }
        }
        closing.values().removeIf(fen -> fen == 0);
        return "month " + closing;
    }

    /** As the services do it in SQL: what was settled is paid as far as it is older than what is still there. */
    private void cover(Beneficiary payee) {
        var unpaid = spendable.computeIfAbsent(payee, unseen -> new ArrayList<>());
        unpaid.removeIf(owed -> owed.state.isFinal());
        unpaid.sort(Comparator.comparing((Owed owed) -> owed.availableAt).thenComparing(owed -> owed.id));
        var there = purses.of(payee, AccountKind.AVAILABLE).plus(purses.of(payee, AccountKind.WITHDRAWING));
        var total = unpaid.stream().map(owed -> owed.net).reduce(Money.ZERO, Money::plus);
        var running = Money.ZERO;
        for (var owed : unpaid) {
            running = running.plus(owed.net);
            if (owed.state == AccrualState.SETTLED && running.plus(there).compareTo(total) <= 0) {
                owed.becomes(AccrualState.Event.PAY);
            }
        }
        unpaid.removeIf(owed -> owed.state == AccrualState.PAID);
    }

    private Money held(Beneficiary payee) {
        return spendable.getOrDefault(payee, List.of()).stream()
                .filter(owed -> !owed.order.disputedBy.isEmpty())
                .map(owed -> owed.net)
                .reduce(Money.ZERO, Money::plus);
    }

    private String changeRate(ChangeRate change) {
        var key = change.payee() + " " + change.step() + (change.step() == Step.ALL ? "" : " " + change.goods());
        var former = rates.remove(key);
        if (former != null) {
            formerRates.add(new RateEntry(
                    former.ruleId(),
                    former.payeeType(),
                    former.scope(),
                    former.reward(),
                    former.from(),
                    Optional.of(now)));
        }
        change.value()
                .ifPresent(value -> rates.put(
                        key,
                        new RateEntry(
                                ++ids,
                                PayeeType.valueOf(change.payee().name()),
                                scopeOf(change),
                                rewardOf(change.step(), value),
                                now,
                                Optional.empty())));
        // What no order at hand was placed under is of no interest any more.
        var oldest = now;
        for (var order : orders) {
            oldest = order != null && order.placedAt.isBefore(oldest) ? order.placedAt : oldest;
        }
        var since = oldest;
        formerRates = new ArrayList<>(formerRates.stream()
                .filter(rate -> rate.until().get().isAfter(since))
                .toList());
        var entries = new ArrayList<>(formerRates);
        entries.addAll(rates.values());
        card = new RateCard("model", card.version() + 1, entries);
        return "changed";
    }

    private static RateScope scopeOf(ChangeRate change) {
        return switch (change.step()) {
            case SKU_FIXED, SKU -> new RateScope.Sku(new SkuId(1 + change.goods()));
            case SPU -> new RateScope.Spu(new SpuId(1 + change.goods()));
            case ALL -> new RateScope.Everything();
        };
    }

    private static Optional<Reward> rewardOf(Step step, long value) {
        if (value < 0) {
            return Optional.empty();
        }
        return Optional.of(
                step == Step.SKU_FIXED
                        ? new Reward.FixedPerUnit(new Money(value))
                        : new Reward.Percent(new Rate(Math.toIntExact(value))));
    }

    // Withdrawals.

    private String withdraw(Beneficiary payee, Withdraw wish) {
        var available = purses.of(payee, AccountKind.AVAILABLE);
        var wanted = wish.fen() == 0 ? available.min(new Money(199_999)) : new Money(wish.fen());
        var today = now.atZone(ReturnWindow.ZONE).toLocalDate();
        var earlier = requests.computeIfAbsent(payee, unseen -> new ArrayList<>());
        earlier.removeIf(day -> day.isBefore(today.withDayOfMonth(1)));
        var open = withdrawals.get(payee);
        var decision = WithdrawalRules.decide(
                new WithdrawalWish(
                        wanted,
                        available.minus(available.min(held(payee))),
                        purses.of(payee, AccountKind.DEBT),
                        (int) earlier.stream().filter(today::equals).count(),
                        earlier.size(),
                        open != null && WithdrawalState.open().contains(open.state),
                        isDisputed(payee) ? Set.of(Hold.DISPUTE_OPEN) : Set.of(),
                        Set.of()),
                limits);
        if (decision instanceof WithdrawalDecision.Refused no) {
            return "refused " + no.code();
        }
        earlier.add(today);
        var withdrawal = new Withdrawal();
        withdrawal.id = ++ids;
        withdrawal.payee = payee;
        withdrawal.amount = wanted;
        withdrawal.state = WithdrawalState.REQUESTED;
        withdrawals.put(payee, withdrawal);
        purses.post(Postings.withdrawalRequested(withdrawal.id, payee, wanted));
        if (!((WithdrawalDecision.Accepted) decision).autoApproved()) {
            return "asked " + wanted.fen();
        }
        return "asked %d, %s".formatted(wanted.fen(), send(withdrawal, wish.weather()));
    }

    private String send(Withdrawal withdrawal, Weather weather) {
        withdrawal.becomes(WithdrawalState.Event.APPROVE);
        withdrawal.becomes(WithdrawalState.Event.SUBMIT);
        withdrawal.isKnown = weather == Weather.FINE || weather == Weather.ANSWER_LOST;
        switch (weather) {
            case FINE -> withdrawal.becomes(WithdrawalState.Event.ANSWERED_WAITING);
            case REFUSED -> ends(withdrawal, WithdrawalState.Event.FOUND_FAILED);
            default -> {
                withdrawal.becomes(WithdrawalState.Event.LOSE_ANSWER);
                unanswered.add(withdrawal);
            }
        }
        return told(withdrawal);
    }

    private static String told(Withdrawal withdrawal) {
        return withdrawal.state == WithdrawalState.WAIT_USER_CONFIRM ? "WAITING" : withdrawal.state.name();
    }

    private void ends(Withdrawal withdrawal, WithdrawalState.Event event) {
        withdrawal.becomes(event);
        if (withdrawal.state.returnsMoney()) {
            purses.post(Postings.withdrawalReturned(
                    withdrawal.id, withdrawal.payee, withdrawal.amount, purses.of(withdrawal.payee, AccountKind.DEBT)));
        } else {
            purses.post(Postings.paidOut(
                    withdrawal.id, withdrawal.payee, withdrawal.amount, limits.feeOf(withdrawal.amount)));
            cover(withdrawal.payee);
        }
    }

    private String decide(Withdrawal withdrawal, Decide decide) {
        if (withdrawal == null || withdrawal.state != WithdrawalState.REQUESTED) {
            return "nothing";
        }
        if (decide.yes()) {
            return isDisputed(withdrawal.payee) ? "refused withdrawal_on_hold" : send(withdrawal, decide.weather());
        }
        ends(withdrawal, WithdrawalState.Event.REJECT);
        return told(withdrawal);
    }

    private boolean isDisputed(Beneficiary payee) {
        return Arrays.stream(orders)
                .filter(order -> order != null && !order.disputedBy.isEmpty())
                .flatMap(order -> order.lines.stream())
                .flatMap(line -> line.owed.stream())
                .anyMatch(owed -> owed.net.isPositive() && owed.payee().equals(payee));
    }

    private String hear(Withdrawal withdrawal, News news) {
        if (withdrawal == null || withdrawal.state.isFinal()) {
            return "nothing";
        }
        if (news == News.CANCELLED) {
            var event = withdrawal.state == WithdrawalState.WAIT_USER_CONFIRM
                    ? WithdrawalState.Event.FOUND_CANCELLED
                    : WithdrawalState.Event.CANCEL;
            if (withdrawal.state.after(event).isEmpty()) {
                return "refused withdrawal_not_cancellable";
            }
            ends(withdrawal, event);
            return told(withdrawal);
        }
        if (withdrawal.state == WithdrawalState.REQUESTED || !withdrawal.isKnown) {
            return "nothing";
        }
        unanswered.remove(withdrawal);
        ends(
                withdrawal,
                switch (news) {
                    case PAID -> WithdrawalState.Event.FOUND_SUCCESS;
                    case FAILED -> WithdrawalState.Event.FOUND_FAILED;
                    default -> WithdrawalState.Event.FOUND_CLOSED;
                });
        return told(withdrawal);
    }

    private String askWeChat() {
        for (var withdrawal : unanswered) {
            if (!withdrawal.isKnown) {
                withdrawal.becomes(WithdrawalState.Event.FOUND_NOTHING);
                withdrawal.isKnown = true;
            }
            withdrawal.becomes(WithdrawalState.Event.FOUND_WAITING);
        }
        unanswered.clear();
        return "asked";
    }

    @Override
    public Set<String> touched() {
        return purses.touched;
    }

    @Override
    public Set<String> accounts() {
        return purses.sums.keySet();
    }

    @Override
    public long balance(String account) {
        return purses.balance(account);
    }
}
