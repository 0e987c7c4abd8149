package io.guidepost.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.books.Invariants;
import io.guidepost.domain.channel.ImportOrder.Buyer;
import io.guidepost.domain.channel.ImportOrder.Places;
import io.guidepost.domain.channel.ImportReturns.Line;
import io.guidepost.domain.channel.ImportReturns.Outcome;
import io.guidepost.domain.channel.ImportReturns.Row;
import io.guidepost.domain.channel.ImportReturns.Told;
import io.guidepost.domain.channel.StoreCodes.StoreCode;
import io.guidepost.domain.commission.ReleaseCommissions;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.payout.RequestWithdrawal;
import io.guidepost.domain.payout.Withdrawal;
import io.guidepost.domain.refund.Refunds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

// The schema of the books: what is taken back here must be right in all of them.
@DomainTest
@TestPropertySource(properties = "test.schema=books")
class ImportReturnsTest {

    private static final long ADMIN = 7;

    @Autowired
    ImportOrder importOrder;

    @Autowired
    ImportReturns importReturns;

    @Autowired
    StoreCodes storeCodes;

    @Autowired
    Orders orders;

    @Autowired
    Refunds refunds;

    @Autowired
    ReleaseCommissions releases;

    @Autowired
    RequestWithdrawal withdrawals;

    @Autowired
    Ledger ledger;

    @Autowired
    Invariants invariants;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    long guide;
    long shoes;
    long socks;
    String code;
    String externalNo;
    long order;

    /** Two pairs of shoes for 900 yuan and three of socks for 90, sold at a till: 5 % are 49.50 yuan for the guide. */
    @BeforeEach
    void anImportedOrder() {
        long store = scene.store().storeId();
        guide = scene.guideAt(store);
        shoes = scene.sku(50_000, 0);
        socks = scene.sku(3_000, 0);
        code = "R" + store;
        externalNo = UUID.randomUUID().toString();
        storeCodes.set(new StoreCode(Channel.POS, code, store), ADMIN, clock.instant());
        order = imported(externalNo, line(shoes, 2, 50_000, 90_000), line(socks, 3, 3_000, 9_000));
        clock.advance(Duration.ofHours(1));
    }

    @Test
    void aReturnTakesTheCommissionBackToTheFenAndTheMoneyIsTheOtherTills() {
        var row = take(told("r1", new Line(shoes, Optional.empty(), 1, 45_000)));

        assertThat(row.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(row.commissionTakenFen()).isEqualTo(2_250 + 900);
        assertThat(held(AccountKind.FROZEN)).isEqualTo(4_950 - 2_250);
        assertThat(postedFen(row, "REFUNDS", "D")).isEqualTo(45_000);
        assertThat(postedFen(row, "CHANNEL_CLEARING", "C")).isEqualTo(45_000);
        assertThat(postedFen(row, "PSP_CLEARING", "C")).isZero();
        assertThat(orders.linesOf(order).get(0).keptQuantity()).isEqualTo(1);
        assertThat(refunds.ofOrder(order)).hasSize(1);

        take(told("r2", new Line(shoes, Optional.empty(), 1, 45_000), new Line(socks, Optional.empty(), 3, 9_000)));

        assertThat(held(AccountKind.FROZEN)).isZero();
        invariants.require();
    }

    @Test
    void theSameReturnToldAgainIsKnownAndToldOtherwiseAConflict() {
        var told = told("once", new Line(shoes, Optional.empty(), 1, 45_000));

        var first = take(told);
        var again = take(told);
        var otherwise = take(told("once", new Line(shoes, Optional.empty(), 1, 44_999)));

        assertThat(again.outcome()).isEqualTo(Outcome.KNOWN);
        assertThat(again.refundId()).isEqualTo(first.refundId());
        assertThat(codeOf(otherwise)).contains("import_conflict");
        assertThat(held(AccountKind.FROZEN)).isEqualTo(2_700);
    }

    /** Freight is the order's and of no line: it goes back to the shopper and costs nobody commission (B7). */
    @Test
    void freightThatGoesBackWithAReturnIsTheOtherTillsAndCostsNobodyCommission() {
        externalNo = UUID.randomUUID().toString();
        order = imported(externalNo, 1_200, line(shoes, 2, 50_000, 90_000));
        clock.advance(Duration.ofHours(1));
        long before = held(AccountKind.FROZEN);

        var row = take(withFreight(told("one", new Line(shoes, Optional.empty(), 1, 45_000)), 800));

        assertThat(row.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(row.commissionTakenFen()).as("of the shoes alone").isEqualTo(2_250 + 900);
        assertThat(postedFen(row, "REFUNDS", "D")).isEqualTo(45_800);
        assertThat(postedFen(row, "CHANNEL_CLEARING", "C")).isEqualTo(45_800);
        assertThat(orders.linesOf(order).get(0).refundedFen()).isEqualTo(45_000);
        assertThat(codeOf(take(withFreight(told("much"), 401)))).contains("refund_freight_exceeded");
        assertThat(codeOf(take(told("none")))).contains("nothing_to_refund");
        assertThat(take(withFreight(told("rest"), 400)).commissionTakenFen()).isZero();
        assertThat(held(AccountKind.FROZEN)).isEqualTo(before - 2_250);
        assertThat(refunds.ofOrder(order))
                .extracting(refund -> refund.freightFen())
                .containsExactly(400L, 800L);
        invariants.require();
    }

    @Test
    void aPriceThatFellTakesMoneyAndNoUnits() {
        var row = take(told("price", new Line(shoes, Optional.empty(), 0, 10_000)));

        assertThat(row.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(orders.linesOf(order).get(0).keptQuantity()).isEqualTo(2);
        assertThat(held(AccountKind.FROZEN)).isEqualTo(4_000 + 450);
    }

    @Test
    void whatWasPaidOutAlreadyIsOwed() {
        clock.advance(Duration.ofDays(8));
        releases.runDue(100_000);
        withdrawals.request(guide, 4_950, Withdrawal.Channel.PAYROLL_EXPORT);

        take(told("late", new Line(shoes, Optional.empty(), 2, 90_000)));

        assertThat(held(AccountKind.AVAILABLE)).isZero();
        assertThat(held(AccountKind.DEBT)).isEqualTo(4_500);
        invariants.require();
    }

    @Test
    void aRowThatIsRefusedLeavesTheOthersAloneAndSaysWhy() {
        var twice = UUID.randomUUID().toString();
        imported(twice, line(shoes, 1, 50_000, 50_000), line(shoes, 1, 50_000, 40_000));
        clock.advance(Duration.ofMinutes(1));
        var rows = importReturns.take(
                List.of(
                        told("a", new Line(shoes, Optional.empty(), 3, 1)),
                        told("b", new Line(shoes, Optional.empty(), 1, 90_001)),
                        told("c", new Line(1, Optional.empty(), 1, 1)),
                        told("d", new Line(shoes, Optional.empty(), 1, 0)),
                        told("nobody's", "e", clock.instant(), new Line(shoes, Optional.empty(), 1, 1)),
                        told(externalNo, "f", clock.instant().plusSeconds(1), new Line(shoes, Optional.empty(), 1, 1)),
                        told(twice, "g", clock.instant(), new Line(shoes, Optional.empty(), 1, 1)),
                        told(twice, "h", clock.instant(), new Line(shoes, Optional.of(2), 1, 40_000)),
                        told("i", new Line(socks, Optional.empty(), 1, 3_000))),
                ADMIN);

        assertThat(rows)
                .extracting(row -> row.refusal().map(Refusal::code).orElse("TAKEN"))
                .containsExactly(
                        "refund_quantity_exceeded",
                        "refund_amount_exceeded",
                        "return_line_unknown",
                        "nothing_to_refund",
                        "not_found",
                        "import_time_invalid",
                        "return_line_ambiguous",
                        "TAKEN",
                        "TAKEN");
        invariants.require();
    }

    @Test
    void lookingFirstSaysWhatWouldBecomeOfTheRowsTogetherAndKeepsNothing() {
        var rows = List.of(
                told("one", new Line(shoes, Optional.empty(), 2, 90_000)),
                told("two", new Line(shoes, Optional.empty(), 1, 1)),
                told("one", new Line(shoes, Optional.empty(), 2, 90_000)));

        var looked = importReturns.look(rows, ADMIN);

        assertThat(looked).extracting(Row::outcome).containsExactly(Outcome.TAKEN, Outcome.REFUSED, Outcome.KNOWN);
        assertThat(looked.get(0).commissionTakenFen()).isEqualTo(4_500 + 1_800);
        assertThat(held(AccountKind.FROZEN)).isEqualTo(4_950);
        assertThat(refunds.ofOrder(order)).isEmpty();
        assertThat(importReturns.take(rows, ADMIN))
                .extracting(Row::outcome)
                .containsExactly(Outcome.TAKEN, Outcome.REFUSED, Outcome.KNOWN);
        assertThat(held(AccountKind.FROZEN)).isEqualTo(450);
    }

    private Row take(Told told) {
        return importReturns.take(List.of(told), ADMIN).get(0);
    }

    private Told told(String returnNo, Line... lines) {
        return told(externalNo, returnNo, clock.instant(), lines);
    }

    private Told told(String ofOrder, String returnNo, Instant at, Line... lines) {
        return new Told(Channel.POS, order + returnNo, ofOrder, at, "不合适", List.of(lines), 0);
    }

    private static Told withFreight(Told told, long freightFen) {
        return new Told(
                told.channel(),
                told.returnNo(),
                told.externalNo(),
                told.returnedAt(),
                told.reason(),
                told.lines(),
                freightFen);
    }

    private long imported(String number, ImportOrder.Line... lines) {
        return imported(number, 0, lines);
    }

    private long imported(String number, long freightFen, ImportOrder.Line... lines) {
        return importOrder
                .take(
                        new ImportOrder.Told(
                                Channel.POS,
                                number,
                                clock.instant(),
                                Optional.of(clock.instant()),
                                new Buyer(Optional.empty(), Optional.empty()),
                                new Places(Optional.of(code), Optional.empty(), Optional.empty()),
                                Optional.of("guide-" + guide),
                                freightFen,
                                List.of(lines),
                                Optional.empty(),
                                Optional.empty()),
                        ADMIN)
                .orderId();
    }

    private static ImportOrder.Line line(long sku, int quantity, long unitPriceFen, long paidFen) {
        return new ImportOrder.Line(sku, quantity, unitPriceFen, paidFen, Optional.empty());
    }

    private static Optional<String> codeOf(Row row) {
        return row.refusal().map(Refusal::code);
    }

    private long held(AccountKind kind) {
        var account = Account.of(Beneficiary.guide(new GuideId(guide)), kind);
        return ledger.balances(List.of(account)).get(account).fen();
    }

    private long postedFen(Row row, String kind, String side) {
        return scene.count(
                "SELECT COALESCE(SUM(p.amount_fen), 0) FROM ledger_posting p JOIN ledger_transfer t ON t.id = p.transfer_id"
                        + " JOIN ledger_account a ON a.id = p.account_id"
                        + " WHERE t.event_key = ? AND a.kind = ? AND p.side = ?",
                "refund:" + row.refundId().orElseThrow(),
                kind,
                side);
    }
}
