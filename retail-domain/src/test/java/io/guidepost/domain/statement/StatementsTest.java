package io.guidepost.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.money.Money;
import io.guidepost.core.settlement.CutOff;
import io.guidepost.core.settlement.StatementFigure;
import io.guidepost.core.settlement.StatementSeal;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.books.BooksQueries;
import io.guidepost.domain.books.Invariants;
import io.guidepost.domain.channel.Channel;
import io.guidepost.domain.channel.ImportOrder;
import io.guidepost.domain.channel.ImportOrder.Buyer;
import io.guidepost.domain.channel.ImportOrder.Line;
import io.guidepost.domain.channel.ImportOrder.Places;
import io.guidepost.domain.channel.ImportOrder.Told;
import io.guidepost.domain.channel.StoreCodes;
import io.guidepost.domain.channel.StoreCodes.StoreCode;
import io.guidepost.domain.commission.ReleaseCommissions;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.outbox.DeliverOutbox;
import io.guidepost.domain.payout.ConfirmPayout;
import io.guidepost.domain.payout.FakePayoutGateway;
import io.guidepost.domain.payout.PayoutGateway.TransferState;
import io.guidepost.domain.payout.RequestWithdrawal;
import io.guidepost.domain.payout.Withdrawal;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.statement.StatementMonth.State;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

// Every payee of the schema is closed, so nothing may move in its ledger but what commission and payouts move.
@DomainTest
@TestPropertySource(properties = "test.schema=books")
class StatementsTest {

    private static final CutOff FIRST_OF_MONTH = new CutOff(1);
    private static final long MAKER = 1;
    private static final long CHECKER = 2;

    @Autowired
    Sales sales;

    @Autowired
    DraftStatements drafts;

    @Autowired
    SignStatements signatures;

    @Autowired
    SettleStatements settling;

    @Autowired
    ViewStatements views;

    @Autowired
    RaiseReceivables raise;

    @Autowired
    Receivables receivables;

    @Autowired
    ReleaseCommissions releases;

    @Autowired
    RequestWithdrawal requests;

    @Autowired
    ConfirmPayout confirmPayout;

    @Autowired
    FakePayoutGateway weChat;

    @Autowired
    DeliverOutbox outbox;

    @Autowired
    Ledger ledger;

    @Autowired
    Invariants invariants;

    @Autowired
    BooksQueries books;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    MovableClock clock;

    @Autowired
    ImportOrder importOrder;

    @Autowired
    StoreCodes storeCodes;

    @Autowired
    ShopScene scene;

    @Autowired
    JdbcTemplate jdbc;

    Seller li;

    @BeforeEach
    void aGuideInAFreshMonth() {
        li = sales.seller();
        sales.pay(sales.place(sales.seller(), List.of(new Goods(1, 100))));
        closeAll();
    }

    @Test
    void theMonthEndsAtMidnightInShanghaiToTheMillisecond() {
        var month = current();
        var midnight = FIRST_OF_MONTH.endOf(month);
        assertThat(midnight.atOffset(ZoneOffset.ofHours(8)).toLocalTime().toNanoOfDay())
                .isZero();
        sell(40_000);
        until(midnight.minusMillis(1));
        sell(20_000);
        until(midnight);
        sell(60_000);

        closeAll();
        assertThat(figures(month)).containsExactly(0L, 3_000L, 0L, 0L, 0L, 0L, 0L, 3_000L);
        until(FIRST_OF_MONTH.endOf(month.plusMonths(1)));
        closeAll();
        assertThat(figures(month.plusMonths(1))).containsExactly(3_000L, 3_000L, 0L, 0L, 0L, 0L, 0L, 6_000L);
    }

    @Test
    void theYearEndsLikeAnyOtherMonth() {
        until(FIRST_OF_MONTH.startOf(YearMonth.of(current().getYear(), 12)));
        closeAll();
        var december = current();
        assertThat(december.getMonthValue()).isEqualTo(12);
        until(FIRST_OF_MONTH.endOf(december).minusMillis(1));
        sell(100_000);
        until(FIRST_OF_MONTH.endOf(december));
        sell(200_000);

        closeAll();

        assertThat(figures(december)).containsExactly(0L, 5_000L, 0L, 0L, 0L, 0L, 0L, 5_000L);
        assertThat(current()).isEqualTo(YearMonth.of(december.getYear() + 1, 1));
    }

    /** Three months of whatever happens: each opens with what the former closed with, and the last closes like the ledger. */
    @ParameterizedTest
    @ValueSource(longs = {9, 20_261_122})
    void statementsFollowEachOtherAndTheLedger(long seed) {
        var random = new Random(seed);
        var people = List.of(li, sales.seller(), sales.colleagueOf(li));
        var bought = new ArrayList<Sale>();
        Map<Long, Long> closing = new HashMap<>();
        for (int turn = 0; turn < 3; turn++) {
            var month = current();
            for (int i = 0; i < 12; i++) {
                clock.advance(Duration.ofHours(random.nextInt(40)));
                happen(random, people, bought);
            }
            if (current().equals(month)) {
                until(FIRST_OF_MONTH.endOf(month));
            }
            var total = ledgerOf(people);
            closeAll();
            for (var person : people) {
                var statement = statement(month, person);
                long opened = statement.map(s -> s.figures().opening().fen()).orElse(0L);
                assertThat(opened).as("seed %d, %s", seed, month).isEqualTo(closing.getOrDefault(person.guideId(), 0L));
                closing.put(
                        person.guideId(),
                        statement.map(s -> s.figures().closing().fen()).orElse(0L));
            }
            if (current().equals(month.plusMonths(1))) {
                assertThat(closing).as("seed %d, %s", seed, month).isEqualTo(total);
            }
        }
        assertThat(books.payablesUnlikeStatements()).isEmpty();
        invariants.require();
    }

    private void happen(Random random, List<Seller> people, List<Sale> bought) {
        var person = people.get(random.nextInt(people.size()));
        switch (random.nextInt(4)) {
            case 0, 1 -> {
                var sale = sales.place(person, List.of(new Goods(2, 2L + random.nextInt(300_000))));
                sales.pay(sale);
                bought.add(sale);
            }
            case 2 -> {
                if (!bought.isEmpty()) {
                    var sale = bought.remove(random.nextInt(bought.size()));
                    long half = sale.paidFen() / 2;
                    sales.refund(sale, sale.lines().get(0).lineId(), 1, half);
                }
            }
            default -> {
                bought.forEach(sale -> {
                    if (random.nextInt(3) == 0) {
                        sales.receive(sale, clock.instant());
                    }
                });
                releases.runDue(10_000);
            }
        }
    }

    @Test
    void draftingThatIsKilledAnywhereEndsTheSameWhenItGoesOn() {
        sell(123_456);
        var month = current();
        until(FIRST_OF_MONTH.endOf(month).plus(Duration.ofMinutes(5)));

        int rounds = 0;
        do {
            killed(() -> drafts.runDue(1));
            rounds++;
        } while (drafts.runDue(1) > 0);
        assertThat(rounds).isGreaterThan(2);
        var once = hashes(month);
        signatures.draftAnew(month);
        while (drafts.runDue(100) > 0) {}

        assertThat(once).isNotEmpty().isEqualTo(hashes(month));
        closeAll();
    }

    private void killed(Runnable work) {
        assertThatThrownBy(() -> transactions.run(() -> {
                    work.run();
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
    }

    private List<String> hashes(YearMonth month) {
        return views.page(month, Optional.empty(), Optional.empty(), Sight.ALL, Optional.empty(), 10_000).stream()
                .map(statement -> statement.payee() + " " + statement.contentHash())
                .toList();
    }

    @Test
    void theHashIsThatOfTheCanonicalTextWhoeverComputesIt() {
        sell(18_273);
        var month = current();
        until(FIRST_OF_MONTH.endOf(month));
        closeAll();

        var sheet = views.closed(month, guide(li));

        assertThat(sheet.contentHash())
                .isEqualTo(StatementSeal.hash(StatementSeal.canonical(
                        StatementSeal.head(
                                month, sheet.month().from(), sheet.month().until()),
                        guide(li),
                        sheet.statement().figures(),
                        1)));
        assertThat(views.entries(sheet, StatementFigure.ACCRUED, Optional.empty(), 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.amountFen()).isEqualTo(913);
                    assertThat(entry.formula().orElseThrow().en())
                            .isEqualTo(
                                    "floor(18273 × 500 / 10000) = 913 fen; the remaining 0.65 fen stay with headquarters");
                });
    }

    @Test
    void twoPeopleSignAndAfterThatNothingChanges() {
        sell(50_000);
        var month = current();
        assertThatThrownBy(() -> signatures.prepare(month, MAKER)).satisfies(refused("not_found"));
        until(FIRST_OF_MONTH.endOf(month).plus(Duration.ofMinutes(5)));
        drafts.runDue(1);
        assertThatThrownBy(() -> signatures.prepare(month, MAKER)).satisfies(refused("statement_drafting"));
        while (drafts.runDue(100) > 0) {}
        assertThatThrownBy(() -> signatures.close(month, CHECKER)).satisfies(refused("statement_not_prepared"));

        signatures.prepare(month, MAKER);
        assertThatThrownBy(() -> views.closed(month, guide(li))).satisfies(refused("not_found"));
        assertThatThrownBy(() -> signatures.close(month, MAKER)).satisfies(refused("maker_is_checker"));
        var closed = signatures.close(month, CHECKER);

        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertThat(signatures.prepare(month, 3)).isEqualTo(closed);
        assertThat(signatures.close(month, 3)).isEqualTo(closed);
        assertThatThrownBy(() -> signatures.draftAnew(month)).satisfies(refused("statement_closed"));
        for (var change : List.of(
                "UPDATE statement_sheet SET accrued_fen = 0",
                "DELETE FROM statement_sheet",
                "DELETE FROM statement_trade")) {
            assertThatThrownBy(() -> jdbc.update(change)).isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> jdbc.update("UPDATE statement_month SET closed_by = prepared_by"))
                .isInstanceOf(DataAccessException.class);
        closeAll();
    }

    @Test
    void aMonthThatDiffersFromTheLedgerIsNotSignedAndNamesThePayee() {
        sell(50_000);
        var month = current();
        until(FIRST_OF_MONTH.endOf(month).plus(Duration.ofMinutes(5)));
        var breach =
                "UPDATE ledger_account SET credits_fen = credits_fen %s 7 WHERE owner_type = 'GUIDE' AND owner_id = "
                        + li.guideId() + " AND kind = 'PENDING'";
        jdbc.update(breach.formatted("+"));
        while (drafts.runDue(100) > 0) {}

        assertThatThrownBy(() -> signatures.prepare(month, MAKER)).satisfies(refusal -> {
            refused("statement_unlike_ledger").accept(refusal);
            assertThat(((Refusal) refusal).facts().toString())
                    .contains(Long.toString(li.guideId()), "closingFen=2500", "ledgerFen=2507");
        });

        jdbc.update(breach.formatted("-"));
        signatures.draftAnew(month);
        closeAll();
        assertThat(figures(month)).containsExactly(0L, 2_500L, 0L, 0L, 0L, 0L, 0L, 2_500L);
    }

    @Test
    void aRefundAfterTheCloseIsAnAdjustmentOfThatMonthAndMayLeaveADebt() {
        var sale = sell(800_000);
        sales.receive(sale, clock.instant());
        releases.runDue(10_000);
        withdraw(40_000);
        var month = current();
        until(FIRST_OF_MONTH.endOf(month));
        closeAll();
        assertThat(figures(month)).containsExactly(0L, 40_000L, 0L, 0L, 0L, 0L, 40_000L, 0L);
        assertThat(status(sale)).isEqualTo("PAID");

        sales.refund(sale, sale.lines().get(0).lineId(), 1, 800_000);
        sell(10_000);
        assertThatThrownBy(() -> requests.request(li.guideId(), 1_000, Withdrawal.Channel.WECHAT_TRANSFER))
                .satisfies(refused("debt_open"));
        until(FIRST_OF_MONTH.endOf(month.plusMonths(1)));
        closeAll();

        assertThat(figures(month)).containsExactly(0L, 40_000L, 0L, 0L, 0L, 0L, 40_000L, 0L);
        assertThat(figures(month.plusMonths(1))).containsExactly(0L, 500L, 0L, 0L, -40_000L, 0L, 0L, -39_500L);
        var sheet = views.closed(month.plusMonths(1), guide(li));
        assertThat(views.entries(sheet, StatementFigure.ADJUSTMENTS, Optional.empty(), 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.adjusts()).contains(month));
        assertThat(views.entries(views.closed(month, guide(li)), StatementFigure.PAID, Optional.empty(), 10))
                .extracting(StatementEntry::amountFen)
                .containsExactly(20_000L, 20_000L);
    }

    /** B4: late data never opens a month again. */
    @Test
    void anOrderImportedAfterItsMonthWasClosedIsAnAdjustmentOfTheOpenOne() {
        var place = scene.store();
        li = new Seller(scene.guideAt(place.storeId()), place.storeId(), place.regionId());
        storeCodes.set(new StoreCode(Channel.POS, "late-" + li.guideId(), li.storeId()), MAKER, clock.instant());
        var month = current();
        var orderedAt = clock.instant();
        until(FIRST_OF_MONTH.endOf(month));
        closeAll();
        assertThat(statement(month, li)).isEmpty();

        importOrder.take(
                new Told(
                        Channel.POS,
                        "late-" + li.guideId(),
                        orderedAt,
                        Optional.of(orderedAt),
                        new Buyer(Optional.empty(), Optional.empty()),
                        new Places(Optional.of("late-" + li.guideId()), Optional.empty(), Optional.empty()),
                        Optional.of("guide-" + li.guideId()),
                        0,
                        List.of(new Line(scene.sku(10_000, 0), 1, 10_000, 9_000, Optional.empty())),
                        Optional.empty(),
                        Optional.empty()),
                MAKER);
        until(FIRST_OF_MONTH.endOf(month.plusMonths(1)));
        closeAll();

        assertThat(statement(month, li)).as("what is closed stays").isEmpty();
        assertThat(figures(month.plusMonths(1))).containsExactly(0L, 0L, 0L, 0L, 450L, 0L, 0L, 450L);
        var sheet = views.closed(month.plusMonths(1), guide(li));
        assertThat(views.entries(sheet, StatementFigure.ADJUSTMENTS, Optional.empty(), 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.adjusts()).contains(month));
    }

    @Test
    void theOldestSettledAccrualsArePaidAsFarAsTheMoneyWent() {
        var sold = Stream.of(100_000, 200_000, 300_000)
                .map(fen -> {
                    clock.advance(Duration.ofHours(1));
                    var sale = sell(fen);
                    sales.receive(sale, clock.instant());
                    releases.runDue(10_000);
                    return sale;
                })
                .toList();
        var month = current();
        until(FIRST_OF_MONTH.endOf(month));
        closeAll();
        assertThat(sold).extracting(this::status).containsExactly("SETTLED", "SETTLED", "SETTLED");

        withdraw(14_999);
        assertThat(sold).extracting(this::status).containsExactly("PAID", "SETTLED", "SETTLED");
        clock.advance(Duration.ofDays(1));
        withdraw(1_000);
        assertThat(sold).extracting(this::status).containsExactly("PAID", "PAID", "SETTLED");
    }

    @Test
    void aLeaverWhoOwesBecomesAReceivableOnceNothingIsOnItsWay() {
        var sale = sell(400_000);
        sales.receive(sale, clock.instant());
        releases.runDue(10_000);
        withdraw(20_000);
        var later = sell(100_000);
        sales.refund(sale, sale.lines().get(0).lineId(), 1, 400_000);
        jdbc.update("UPDATE org_guide SET status = 'LEFT' WHERE id = ?", li.guideId());

        raise.runDue(1_000);
        assertThat(held(AccountKind.CLAWBACK_RECEIVABLE)).isZero();
        sales.refund(later, later.lines().get(0).lineId(), 1, 100_000);
        raise.runDue(1_000);
        raise.runDue(1_000);

        assertThat(held(AccountKind.DEBT)).isZero();
        assertThat(held(AccountKind.CLAWBACK_RECEIVABLE)).isEqualTo(20_000);
        assertThat(receivables.all(Sight.ALL, Long.MAX_VALUE, 100))
                .filteredOn(receivable -> receivable.guideId() == li.guideId())
                .singleElement()
                .satisfies(receivable -> assertThat(receivable.openFen()).isEqualTo(20_000));
        var month = current();
        until(FIRST_OF_MONTH.endOf(month));
        closeAll();
        assertThat(figures(month)).containsExactly(0L, 25_000L, 25_000L, 0L, 0L, 0L, 20_000L, -20_000L);
        invariants.require();
    }

    @Test
    void aFranchiseStoreSeesWhoServedAndContributesToHeadquarters() {
        jdbc.update("UPDATE org_store SET ownership = 'FRANCHISE' WHERE id = ?", li.storeId());
        jdbc.update(
                "INSERT INTO org_store_policy (id, store_id, hq_service_bp, effective_from, state, created_by, created_at,"
                        + " approved_by, approved_at) VALUES (?, ?, 333, '2026-01-01', 'APPROVED', 1, '2026-01-01', 2, '2026-01-01')",
                li.storeId(),
                li.storeId());
        var wang = sales.colleagueOf(li);
        var sale = sell(100_001);
        sales.pay(sales.place(wang, List.of(new Goods(1, 50_000))));
        sales.refund(sale, sale.lines().get(0).lineId(), 1, 20_000);
        var month = current();
        until(FIRST_OF_MONTH.endOf(month));
        closeAll();

        var sheet = views.closed(month, store(li));
        var split = sheet.trade().orElseThrow().split();
        assertThat(split.net()).isEqualTo(new Money(130_001));
        assertThat(split.guides()).isEqualTo(new Money(4_000 + 2_500));
        assertThat(split.hqService()).isEqualTo(new Money(4_329));
        assertThat(split.store()).isEqualTo(new Money(1_600 + 1_000 - 4_329));
        assertThat(split.headquarters()).isEqualTo(new Money(130_001 - 6_500 - (2_600 - 4_329)));
        assertThat(sheet.services())
                .extracting(Service::guideId, Service::soldLines, Service::commissionFen)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(li.guideId(), 1, 4_000L),
                        org.assertj.core.groups.Tuple.tuple(wang.guideId(), 1, 2_500L));
        assertThat(sheet.contentHash()).isNotEqualTo(sheet.statement().contentHash());

        until(FIRST_OF_MONTH.endOf(month.plusMonths(1)));
        closeAll();
        var next = views.closed(month.plusMonths(1), store(li));
        assertThat(next.statement().figures().fees()).isEqualTo(new Money(4_329));
        assertThat(views.entries(next, StatementFigure.FEES, Optional.empty(), 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.adjusts()).contains(month));
        assertThat(books.payablesUnlikeStatements()).isEmpty();
    }

    @Test
    void whatTheLedgerHoldsBeyondTheStatementsIsFound() {
        assertThat(books.payablesUnlikeStatements()).isEmpty();
        sell(50_000);
        var breach =
                "UPDATE ledger_account SET credits_fen = credits_fen %s 1 WHERE owner_type = 'GUIDE' AND owner_id = "
                        + li.guideId() + " AND kind = 'PENDING'";

        jdbc.update(breach.formatted("+"));
        assertThat(books.payablesUnlikeStatements())
                .containsExactly("GUIDE %d: 2501 held, 2500 stated".formatted(li.guideId()));

        jdbc.update(breach.formatted("-"));
        assertThat(books.payablesUnlikeStatements()).isEmpty();
    }

    private Sale sell(long fen) {
        var sale = sales.place(li, List.of(new Goods(1, fen)));
        sales.pay(sale);
        return sale;
    }

    /** In parts that need no approval. */
    private void withdraw(long fen) {
        for (long rest = fen; rest > 0; rest -= Math.min(rest, 20_000)) {
            var withdrawal = requests.request(li.guideId(), Math.min(rest, 20_000), Withdrawal.Channel.WECHAT_TRANSFER);
            while (outbox.runDue(100) == 100) {}
            confirmPayout.confirm(weChat.becomes(withdrawal.outBillNo(), TransferState.SUCCESS, Optional.empty()));
        }
        while (outbox.runDue(100) == 100) {}
    }

    private YearMonth current() {
        return FIRST_OF_MONTH.monthOf(clock.instant());
    }

    private void until(Instant at) {
        if (at.isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), at));
        }
    }

    /** Every month that is over, one after the other, by two people. */
    private void closeAll() {
        clock.advance(Duration.ofMinutes(5));
        do {
            while (drafts.runDue(100) > 0) {}
            views.months().stream()
                    .filter(month -> month.state() != State.CLOSED)
                    .forEach(month -> {
                        signatures.prepare(month.month(), MAKER);
                        signatures.close(month.month(), CHECKER);
                    });
            while (settling.runDue(100) > 0) {}
        } while (drafts.runDue(1) > 0);
    }

    private Optional<Statement> statement(YearMonth month, Seller seller) {
        try {
            return Optional.of(views.closed(month, guide(seller)).statement());
        } catch (Refusal none) {
            return Optional.empty();
        }
    }

    private List<Long> figures(YearMonth month) {
        var figures = views.closed(month, guide(li)).statement().figures();
        return Stream.of(StatementFigure.values())
                .map(figure -> figures.of(figure).fen())
                .toList();
    }

    private String status(Sale sale) {
        return jdbc.queryForObject(
                "SELECT status FROM commission_accrual WHERE order_id = ? AND payee_type = 'GUIDE'",
                String.class,
                sale.orderId());
    }

    private Map<Long, Long> ledgerOf(List<Seller> people) {
        var held = new HashMap<Long, Long>();
        for (var person : people) {
            held.put(
                    person.guideId(),
                    jdbc.queryForObject(
                            "SELECT COALESCE(SUM(credits_fen - debits_fen), 0) FROM ledger_account WHERE owner_type = 'GUIDE' AND owner_id = ?",
                            Long.class,
                            person.guideId()));
        }
        return held;
    }

    private long held(AccountKind kind) {
        var account = Account.of(guide(li), kind);
        return ledger.balances(List.of(account)).get(account).fen();
    }

    private static Beneficiary guide(Seller seller) {
        return Beneficiary.guide(new GuideId(seller.guideId()));
    }

    private static Beneficiary store(Seller seller) {
        return Beneficiary.store(new StoreId(seller.storeId()));
    }

    private static java.util.function.Consumer<Throwable> refused(String code) {
        return thrown -> assertThat(((Refusal) thrown).code()).isEqualTo(code);
    }
}
