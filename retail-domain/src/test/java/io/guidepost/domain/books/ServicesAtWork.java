package io.guidepost.domain.books;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.Reward;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.model.Bookkeeper;
import io.guidepost.core.model.Operation;
import io.guidepost.core.model.Operation.AskRefund;
import io.guidepost.core.model.Operation.AskWeChat;
import io.guidepost.core.model.Operation.ChangeRate;
import io.guidepost.core.model.Operation.Close;
import io.guidepost.core.model.Operation.CloseMonth;
import io.guidepost.core.model.Operation.Decide;
import io.guidepost.core.model.Operation.EndDispute;
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
import io.guidepost.core.model.Operation.Weather;
import io.guidepost.core.model.Operation.Withdraw;
import io.guidepost.core.model.Operations;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.settlement.CutOff;
import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.ReleaseCommissions;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.rate.DecideRates;
import io.guidepost.domain.commission.rate.NewRate;
import io.guidepost.domain.commission.rate.ProposeRates;
import io.guidepost.domain.commission.rate.RateTarget;
import io.guidepost.domain.dispute.DecideDispute;
import io.guidepost.domain.dispute.Dispute;
import io.guidepost.domain.dispute.FileDispute;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.order.CancelOrder;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.PlacedOrder;
import io.guidepost.domain.order.ReceiveOrder;
import io.guidepost.domain.order.ShipOrder;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.outbox.DeliverOutbox;
import io.guidepost.domain.payment.ConfirmPayment;
import io.guidepost.domain.payment.FakePaymentGateway;
import io.guidepost.domain.payment.LearnedBy;
import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.payment.PreparePayment;
import io.guidepost.domain.payout.CancelWithdrawal;
import io.guidepost.domain.payout.ConfirmPayout;
import io.guidepost.domain.payout.DecideWithdrawal;
import io.guidepost.domain.payout.FakePayoutGateway;
import io.guidepost.domain.payout.PayoutGateway.TransferState;
import io.guidepost.domain.payout.ReconcilePayouts;
import io.guidepost.domain.payout.RequestWithdrawal;
import io.guidepost.domain.payout.Withdrawal;
import io.guidepost.domain.payout.Withdrawals;
import io.guidepost.domain.refund.ConfirmRefund;
import io.guidepost.domain.refund.DecideRefund;
import io.guidepost.domain.refund.Refund;
import io.guidepost.domain.refund.RequestRefund;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.statement.DraftStatements;
import io.guidepost.domain.statement.RaiseReceivables;
import io.guidepost.domain.statement.SettleStatements;
import io.guidepost.domain.statement.SignStatements;
import io.guidepost.domain.statement.StatementMonth;
import io.guidepost.domain.statement.ViewStatements;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The services under the operations of the model, with people, stores and goods of their own. What it tells it has read. */
class ServicesAtWork implements Bookkeeper {

    private static final Logger log = LoggerFactory.getLogger(ServicesAtWork.class);
    private static final int TOLD_EVERY = 5_000;
    private static final long MAKER = 11;
    private static final long CHECKER = 12;
    private static final int PLENTY = 100_000_000;
    private static final CutOff FIRST_OF_MONTH = new CutOff(1);

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    PreparePayment preparePayment;

    @Autowired
    ConfirmPayment confirmPayment;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    ShipOrder shipOrder;

    @Autowired
    ReceiveOrder receiveOrder;

    @Autowired
    RequestRefund requestRefund;

    @Autowired
    DecideRefund decideRefund;

    @Autowired
    ConfirmRefund confirmRefund;

    @Autowired
    ReleaseCommissions releases;

    @Autowired
    RequestWithdrawal requestWithdrawal;

    @Autowired
    DecideWithdrawal decideWithdrawal;

    @Autowired
    CancelWithdrawal cancelWithdrawal;

    @Autowired
    ConfirmPayout confirmPayout;

    @Autowired
    ReconcilePayouts reconcilePayouts;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    ProposeRates proposeRates;

    @Autowired
    DecideRates decideRates;

    @Autowired
    FileDispute fileDispute;

    @Autowired
    DecideDispute decideDispute;

    @Autowired
    DraftStatements drafts;

    @Autowired
    SignStatements signatures;

    @Autowired
    SettleStatements settling;

    @Autowired
    ViewStatements statements;

    @Autowired
    RaiseReceivables receivables;

    @Autowired
    DeliverOutbox outbox;

    @Autowired
    Sales sales;

    @Autowired
    Ledger ledger;

    @Autowired
    FakePaymentGateway shoppersWeChat;

    @Autowired
    FakePayoutGateway guidesWeChat;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    private final Order[] orders = new Order[Operation.SLOTS];
    private final long[] stores = new long[Operation.STORES];
    private final long[] skus = new long[Operation.GOODS];
    private final long[] seats = new long[Operation.SEATS];
    private final Map<Long, Long> storeOfGuide = new HashMap<>();
    private final Map<Long, Long> guideOfNumber = new HashMap<>();
    private final Map<Long, Long> numberOfOwner = new HashMap<>();
    private final Map<Long, Long> lastWithdrawal = new HashMap<>();
    private final Map<String, Long> ours = new HashMap<>();
    private final Map<String, Long> balances = new HashMap<>();
    private final Set<String> touched = new HashSet<>();
    private final Set<String> accounts = new HashSet<>();
    private long lastTransfer;
    private final long began = System.nanoTime();
    private int done;

    private static final class Order {
        long memberId;
        PlacedOrder placed;
        boolean isClosed;
        Optional<PaymentFacts> accepted = Optional.empty();
        final Deque<Refund> refunds = new ArrayDeque<>();
        final Deque<Dispute> disputes = new ArrayDeque<>();
        final Deque<PaymentFacts> suspended = new ArrayDeque<>();

        long id() {
            return placed.order().id();
        }

        String tradeNo() {
            return "G" + id();
        }
    }

    /** Stores, guides and goods, as the model begins with them. */
    ServicesAtWork open() {
        for (int i = 0; i < stores.length; i++) {
            stores[i] = scene.store().storeId();
            numberOfOwner.put(stores[i], i + 1L);
        }
        for (int seat = 0; seat < seats.length; seat++) {
            hire(seat);
        }
        for (int goods = 0; goods < skus.length; goods++) {
            skus[goods] = scene.sku(Operations.priceOf(goods), PLENTY);
        }
        lastTransfer = jdbc.queryForObject("SELECT COALESCE(MAX(id), 0) FROM ledger_transfer", Long.class);
        return this;
    }

    private void hire(int seat) {
        long store = stores[seat % Operation.STORES];
        long guide = scene.guideAt(store);
        storeOfGuide.put(guide, store);
        long number = guideOfNumber.size() + 1L;
        seats[seat] = guide;
        guideOfNumber.put(number, guide);
        numberOfOwner.put(guide, number);
    }

    @Override
    public String apply(Operation operation) {
        clock.advance(Duration.ofSeconds(operation.seconds()));
        String answer;
        try {
            answer = happen(operation);
        } catch (Refusal refusal) {
            answer = "refused " + nameInTheRules(refusal.code());
        }
        readPostings();
        if (++done % TOLD_EVERY == 0) {
            log.info(
                    "{} operations after {} s",
                    done,
                    Duration.ofNanos(System.nanoTime() - began).toSeconds());
        }
        return answer;
    }

    private static String nameInTheRules(String code) {
        return switch (code) {
            case "withdrawal_open" -> "withdrawal_in_progress";
            case "debt_open" -> "withdrawal_debt_open";
            default -> code;
        };
    }

    private String happen(Operation operation) {
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
            receiveOrder.runDue(10_000);
            releases.runDue(100_000);
            receivables.runDue(10_000);
            return "passed";
        } else if (operation instanceof ChangeRate change) {
            return changeRate(change);
        } else if (operation instanceof GuideLeaves leaves) {
            scene.leaves(seats[leaves.seat()]);
            hire(leaves.seat());
            return "left";
        } else if (operation instanceof GuideMoves moves) {
            return move(seats[moves.seat()]);
        } else if (operation instanceof Operation.FileDispute dispute) {
            return fileDispute(orders[dispute.slot()], seats[dispute.seat()]);
        } else if (operation instanceof EndDispute dispute) {
            return endDispute(orders[dispute.slot()], dispute.upheld());
        } else if (operation instanceof CloseMonth) {
            return closeMonth();
        } else if (operation instanceof Withdraw withdraw) {
            return withdraw(seats[withdraw.seat()], withdraw);
        } else if (operation instanceof Decide decide) {
            return decide(withdrawalOf(seats[decide.seat()]), decide);
        } else if (operation instanceof Hear hear) {
            return hear(withdrawalOf(seats[hear.seat()]), hear.news());
        } else if (operation instanceof AskWeChat) {
            reconcilePayouts.runDue(10_000);
            return "asked";
        }
        throw new IllegalArgumentException("What is " + operation);
    }

    // Orders.

    private String place(Place place) {
        var former = orders[place.slot()];
        while (former != null && !former.refunds.isEmpty()) {
            end(former.refunds.remove(), RefundState.CLOSED);
        }
        while (former != null && !former.disputes.isEmpty()) {
            decideDispute.reject(CHECKER, former.disputes.remove().id(), "不再处理");
        }
        var order = new Order();
        order.memberId = shopper(place.credit());
        var items = place.items().stream()
                .map(item -> new PlaceOrder.Command.Item(skus[item.goods()], item.quantity()))
                .toArray(PlaceOrder.Command.Item[]::new);
        order.placed = placeOrder.place(scene.basket(order.memberId, items));
        preparePayment.prepare(order.memberId, order.id());
        orders[place.slot()] = order;
        return "placed " + order.placed.order().payableFen();
    }

    /** Somebody new, bound to the guide, at home in the store, or known to nobody. */
    private long shopper(Operation.Credit credit) {
        long member = scene.member();
        scene.execute(
                "INSERT INTO shopper_identity (kind, value, member_id, created_at) VALUES ('OPENID', ?, ?, ?)",
                "o_" + member,
                member,
                clock.instant());
        long guide = seats[credit.seat()];
        switch (credit.to()) {
            case GUIDE ->
                scene.boundTo(member, guide, storeOfGuide.get(guide), Duration.ofDays(1), Duration.ofDays(30));
            case STORE -> scene.livesNear(member, stores[credit.seat() % Operation.STORES]);
            case HQ -> {}
        }
        return member;
    }

    private String pay(Order order) {
        if (order == null) {
            return "nothing";
        }
        boolean isFirst = order.accepted.isEmpty() && !order.isClosed;
        var facts = isFirst
                ? shoppersWeChat.pay(order.tradeNo())
                : shoppersWeChat.payAgain(order.tradeNo(), order.placed.order().payableFen());
        var verdict = confirmPayment.confirm(facts, LearnedBy.NOTICE).orElseThrow();
        if (verdict.isSuspense()) {
            order.suspended.add(facts);
        } else {
            order.accepted = Optional.of(facts);
        }
        // Whether these orders look like fraud is not what this is about.
        scene.execute(
                "UPDATE outbox_message SET done_at = ? WHERE done_at IS NULL AND topic IN"
                        + " ('fraud.screen-order', 'payment.tell-guide', 'binding.after-payment')",
                clock.instant());
        return verdict.name();
    }

    private String payAgain(Order order) {
        if (order == null || order.accepted.isEmpty()) {
            return "nothing";
        }
        return confirmPayment
                .confirm(order.accepted.get(), LearnedBy.QUERY)
                .orElseThrow()
                .name();
    }

    private String suspenseReturns(Order order) {
        if (order == null || order.suspended.isEmpty()) {
            return "nothing";
        }
        var facts = order.suspended.remove();
        deliver(Weather.FINE);
        for (int told = 0; told < 2; told++) {
            confirmRefund.confirm(shoppersWeChat.decideRefund("S" + facts.transactionId(), RefundState.SUCCESS));
        }
        return "returned " + facts.amountFen();
    }

    private String close(Order order) {
        if (order == null) {
            return "nothing";
        }
        cancelOrder.cancel(order.memberId, order.id());
        order.isClosed = true;
        return "closed";
    }

    private String ship(Order order) {
        if (order == null) {
            return "nothing";
        }
        shipOrder.ship(new ShipOrder.Parcel(MAKER, Sight.ALL, order.id(), "SF", "SF" + order.id()));
        return "shipped";
    }

    private String receive(Order order) {
        if (order == null) {
            return "nothing";
        }
        receiveOrder.receive(order.memberId, order.id());
        return "received";
    }

    // Refunds.

    private String askRefund(Order order, AskRefund ask) {
        if (order == null || ask.line() >= order.placed.lines().size()) {
            return "nothing";
        }
        var line = order.placed.lines().get(ask.line());
        var refund = requestRefund.request(new RequestRefund.Command(
                order.memberId,
                order.id(),
                List.of(new RequestRefund.Command.Wanted(line.id(), ask.units())),
                "七天无理由"));
        decideRefund.approve(new DecideRefund.Decider(CHECKER, Sight.ALL), refund.id());
        deliver(Weather.FINE);
        order.refunds.add(refund);
        return "accepted " + refund.amountFen();
    }

    private String refundEnds(Order order, boolean arrives) {
        if (order == null || order.refunds.isEmpty()) {
            return "nothing";
        }
        var refund = order.refunds.remove();
        end(refund, arrives ? RefundState.SUCCESS : RefundState.CLOSED);
        return (arrives ? "arrived " : "failed ") + refund.amountFen();
    }

    private void end(Refund refund, RefundState state) {
        var facts = shoppersWeChat.decideRefund(refund.outRefundNo(), state);
        confirmRefund.confirm(facts);
        confirmRefund.confirm(facts);
    }

    private String protectPrice(Order order, ProtectPrice protect) {
        if (order == null || protect.line() >= order.placed.lines().size() || order.accepted.isEmpty()) {
            return "nothing";
        }
        var line = order.placed.lines().get(protect.line());
        var refund = requestRefund.protectPrice(order.id(), Map.of(line.id(), protect.fen()), "降价", MAKER);
        decideRefund.approve(new DecideRefund.Decider(CHECKER, Sight.ALL), refund.id());
        deliver(Weather.FINE);
        end(refund, RefundState.SUCCESS);
        return "given " + protect.fen();
    }

    private String changeRate(ChangeRate change) {
        long value = change.value().orElseThrow();
        var scope = change.step() == Step.SPU ? RateTarget.Scope.SPU : RateTarget.Scope.SKU;
        long sku = skus[change.goods()];
        Optional<Reward> reward = value < 0
                ? Optional.empty()
                : Optional.of(
                        change.step() == Step.SKU_FIXED
                                ? new Reward.FixedPerUnit(new Money(value))
                                : new Reward.Percent(new Rate(Math.toIntExact(value))));
        var rate = proposeRates.propose(
                new NewRate(
                        RateTarget.of(scope, change.step() == Step.SPU ? scene.productOf(sku) : sku),
                        PayeeType.valueOf(change.payee().name()),
                        reward,
                        clock.instant(),
                        Optional.empty()),
                MAKER);
        decideRates.approve(rate.proposalId(), CHECKER);
        return "changed";
    }

    /** To the other store from now on. */
    private String move(long guide) {
        long next = storeOfGuide.get(guide) == stores[0] ? stores[1] : stores[0];
        storeOfGuide.put(guide, next);
        scene.moves(guide, next);
        return "moved";
    }

    // Disputes.

    private String fileDispute(Order order, long guide) {
        if (order == null) {
            return "nothing";
        }
        order.disputes.add(fileDispute.file(guide, order.id(), Dispute.Claim.SERVED_IN_STORE, "顾客到店由我接待"));
        return "disputed";
    }

    private String endDispute(Order order, boolean isUpheld) {
        if (order == null || order.disputes.isEmpty()) {
            return "nothing";
        }
        long dispute = order.disputes.element().id();
        if (isUpheld) {
            decideDispute.uphold(CHECKER, dispute, "属实", false);
        } else {
            decideDispute.reject(CHECKER, dispute, "证据不足");
        }
        order.disputes.remove();
        return isUpheld ? "upheld" : "rejected";
    }

    // Statements.

    private String closeMonth() {
        var month = FIRST_OF_MONTH.monthOf(clock.instant());
        clock.advance(
                Duration.between(clock.instant(), FIRST_OF_MONTH.endOf(month).plusSeconds(360)));
        do {
            while (drafts.runDue(100) > 0) {}
            statements.months().stream()
                    .filter(open -> open.state() != StatementMonth.State.CLOSED)
                    .forEach(open -> {
                        signatures.prepare(open.month(), MAKER);
                        signatures.close(open.month(), CHECKER);
                    });
            while (settling.runDue(100) > 0) {}
        } while (drafts.runDue(1) > 0);
        return "month " + closingOf(month);
    }

    private Map<String, Long> closingOf(YearMonth month) {
        var closing = new TreeMap<String, Long>();
        jdbc.query(
                "SELECT payee_type, payee_id, closing_fen FROM statement_sheet WHERE month = ? AND closing_fen <> 0",
                row -> {
                    var number = numberOfOwner.get(row.getLong("payee_id"));
                    if (number != null) {
                        closing.put(row.getString("payee_type") + " " + number, row.getLong("closing_fen"));
                    }
                },
                CutOff.number(month));
        return closing;
    }

    // Withdrawals.

    private String withdraw(long guide, Withdraw wish) {
        var payee = Beneficiary.guide(new GuideId(guide));
        long available = held(Account.of(payee, AccountKind.AVAILABLE));
        long fen = wish.fen() == 0 ? Math.min(available, 199_999) : wish.fen();
        var withdrawal = requestWithdrawal.request(guide, fen, Withdrawal.Channel.WECHAT_TRANSFER);
        lastWithdrawal.put(guide, withdrawal.id());
        if (withdrawal.status() == WithdrawalState.REQUESTED) {
            return "asked " + fen;
        }
        deliver(wish.weather());
        return "asked %d, %s".formatted(fen, told(withdrawal));
    }

    private Optional<Withdrawal> withdrawalOf(long guide) {
        return Optional.ofNullable(lastWithdrawal.get(guide)).flatMap(withdrawals::find);
    }

    private String told(Withdrawal withdrawal) {
        var state = withdrawals.find(withdrawal.id()).orElseThrow().status();
        return state == WithdrawalState.WAIT_USER_CONFIRM ? "WAITING" : state.name();
    }

    private String decide(Optional<Withdrawal> asked, Decide decide) {
        if (asked.isEmpty() || asked.get().status() != WithdrawalState.REQUESTED) {
            return "nothing";
        }
        if (decide.yes()) {
            decideWithdrawal.approve(asked.get().id(), CHECKER);
            deliver(decide.weather());
        } else {
            decideWithdrawal.reject(asked.get().id(), "核对中");
        }
        return told(asked.get());
    }

    private String hear(Optional<Withdrawal> asked, News news) {
        if (asked.isEmpty() || asked.get().status().isFinal()) {
            return "nothing";
        }
        var withdrawal = asked.get();
        if (news == News.CANCELLED) {
            cancelWithdrawal.cancel(withdrawal.guideId(), withdrawal.id());
            return told(withdrawal);
        }
        if (guidesWeChat.query(withdrawal.outBillNo()).isEmpty()) {
            return "nothing";
        }
        var facts =
                switch (news) {
                    case PAID -> guidesWeChat.becomes(withdrawal.outBillNo(), TransferState.SUCCESS, Optional.empty());
                    case FAILED ->
                        guidesWeChat.becomes(withdrawal.outBillNo(), TransferState.FAIL, Optional.of("ACCOUNT_FROZEN"));
                    default ->
                        guidesWeChat.becomes(withdrawal.outBillNo(), TransferState.FAIL, Optional.of("OVERDUE_CLOSE"));
                };
        confirmPayout.confirm(facts);
        confirmPayout.confirm(facts);
        deliver(Weather.FINE);
        return told(withdrawal);
    }

    /** Twice, since what is delivered may leave more to deliver. */
    private void deliver(Weather weather) {
        guidesWeChat.weather(FakePayoutGateway.Weather.valueOf(weather.name()));
        for (int round = 0; round < 2; round++) {
            while (outbox.runDue(100) == 100) {}
        }
        guidesWeChat.weather(FakePayoutGateway.Weather.FINE);
    }

    // Accounts.

    /** What has been posted since the last operation, on our own accounts and on those of others whom we know. */
    private void readPostings() {
        touched.clear();
        var last = new ArrayList<>(List.of(lastTransfer));
        jdbc.query(
                """
                SELECT p.transfer_id, a.owner_type, a.owner_id, a.kind, p.side, p.amount_fen
                FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
                WHERE p.transfer_id > ?
                """,
                row -> {
                    last.set(0, Math.max(last.get(0), row.getLong("transfer_id")));
                    var owner = row.getString("owner_type");
                    boolean isOurs = owner.equals("HOUSE");
                    var number = numberOfOwner.get(row.getLong("owner_id"));
                    if (!isOurs && number == null) {
                        return;
                    }
                    var name = (isOurs ? "PLATFORM 0 " : owner + " " + number + " ") + row.getString("kind");
                    long fen = row.getLong("amount_fen");
                    touched.add(name);
                    if (isOurs) {
                        ours.merge(name, row.getString("side").equals("C") ? fen : -fen, Long::sum);
                    }
                },
                lastTransfer);
        lastTransfer = last.get(0);
        accounts.addAll(touched);
        balances.clear();
        var theirs = touched.stream()
                .filter(name -> !name.startsWith("PLATFORM"))
                .collect(Collectors.toMap(this::account, name -> name));
        if (!theirs.isEmpty()) {
            ledger.balances(theirs.keySet())
                    .forEach((account, money) -> balances.put(theirs.get(account), money.fen()));
        }
    }

    @Override
    public Set<String> touched() {
        return touched;
    }

    @Override
    public Set<String> accounts() {
        return accounts;
    }

    @Override
    public long balance(String account) {
        if (account.startsWith("PLATFORM")) {
            return ours.getOrDefault(account, 0L);
        }
        return balances.computeIfAbsent(account, name -> held(account(name)));
    }

    private Account account(String name) {
        var parts = name.split(" ");
        long number = Long.parseLong(parts[1]);
        var payee =
                switch (parts[0]) {
                    case "GUIDE" -> Beneficiary.guide(new GuideId(guideOfNumber.get(number)));
                    case "STORE" -> Beneficiary.store(new StoreId(stores[(int) number - 1]));
                    default -> throw new IllegalArgumentException("Headquarters earns nothing here: " + name);
                };
        return Account.of(payee, AccountKind.valueOf(parts[2]));
    }

    private long held(Account account) {
        return ledger.balances(List.of(account)).get(account).fen();
    }
}
