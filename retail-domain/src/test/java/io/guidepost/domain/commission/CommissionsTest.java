package io.guidepost.domain.commission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.incentive.PayMethod;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.settlement.AccrualState;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.commission.Commissions.PaidSale;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.ledger.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class CommissionsTest {

    @Autowired
    Sales sales;

    @Autowired
    Commissions commissions;

    @Autowired
    ReleaseCommissions releases;

    @Autowired
    Accruals accruals;

    @Autowired
    Ledger ledger;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Seller li;

    @BeforeEach
    void hire() {
        li = sales.seller();
    }

    /** The normative vector of B7: shoes at 8 %, a tee at 5 %, socks at 3 yuan each; the store has 2 % of everything. */
    private Sale vector(List<Seller> guides, List<Integer> partsBp) {
        var sale =
                sales.place(guides, partsBp, List.of(new Goods(2, 91_638), new Goods(1, 18_273), new Goods(3, 7_989)));
        sales.rateForSku(sale.lines().get(0).skuId(), "GUIDE", 800, null);
        sales.rateForSku(sale.lines().get(2).skuId(), "GUIDE", null, 300L);
        sales.pay(sale);
        return sale;
    }

    private Sale vector() {
        return vector(List.of(li), List.of(10_000));
    }

    @Test
    void theVectorEarnsGuideAndStoreLineByLine() {
        var sale = vector();

        assertThat(accrued(sale, guide(li))).containsExactly(7_331L, 913L, 900L);
        assertThat(accrued(sale, store(li))).containsExactly(1_832L, 365L, 159L);
        assertThat(balance(guide(li), AccountKind.PENDING)).isEqualTo(9_144);
        assertThat(balance(store(li), AccountKind.PENDING)).isEqualTo(2_356);
    }

    @Test
    void returningTheShoesOneByOneLeavesNoFenBehind() {
        var sale = vector();
        long shoes = sale.lines().get(0).lineId();

        sales.refund(sale, shoes, 1, 45_819);
        assertThat(net(sale, guide(li))).containsExactly(3_665L, 913L, 900L);
        assertThat(net(sale, store(li))).containsExactly(916L, 365L, 159L);

        sales.refund(sale, shoes, 1, 45_819);
        assertThat(net(sale, guide(li))).containsExactly(0L, 913L, 900L);
        assertThat(balance(guide(li), AccountKind.PENDING)).isEqualTo(913 + 900);
        assertThat(accruals.of(sale.orderId()))
                .filteredOn(accrual -> accrual.lineId() == shoes)
                .extracting(StandingAccrual::status)
                .containsOnly(AccrualState.REVERSED);
    }

    @Test
    void aPriceProtectionShrinksAPercentageAndNotAFixedReward() {
        var sale = vector();

        sales.refund(sale, sale.lines().get(0).lineId(), 0, 5_000);
        sales.refund(sale, sale.lines().get(2).lineId(), 0, 500);

        assertThat(net(sale, guide(li))).containsExactly(6_931L, 913L, 900L);
    }

    /** R7, F-RY1: a refund of one fen does not cost the commission of the line. */
    @Test
    void oneFenOfAHundredYuanCostsOneFen() {
        var sale = sales.place(li, List.of(new Goods(1, 10_000)));
        sales.rateForSku(sale.lines().get(0).skuId(), "GUIDE", 800, null);
        sales.pay(sale);

        sales.refund(sale, sale.lines().get(0).lineId(), 0, 1);

        assertThat(net(sale, guide(li))).containsExactly(799L);
    }

    @Test
    void returningOnePairOfSocksTakesOneFixedReward() {
        var sale = vector();

        sales.refund(sale, sale.lines().get(2).lineId(), 1, 2_663);

        assertThat(net(sale, guide(li))).containsExactly(7_331L, 913L, 600L);
    }

    @Test
    void twoGuidesShareToTheLastFen() {
        var wang = sales.colleagueOf(li);
        var sale = vector(List.of(li, wang), List.of(7_000, 3_000));

        assertThat(accrued(sale, guide(li)).get(0)).isEqualTo(5_132);
        assertThat(accrued(sale, guide(wang)).get(0)).isEqualTo(2_199);

        sales.refund(sale, sale.lines().get(0).lineId(), 2, 91_638);
        assertThat(net(sale, guide(li)).get(0) + net(sale, guide(wang)).get(0)).isZero();
    }

    @Test
    void eachLineIsPaidToWhomItBelongs() {
        var wang = sales.seller();
        var sale = sales.placeLineByLine(List.of(li, wang), List.of(new Goods(1, 20_000), new Goods(1, 50_000)));

        sales.pay(sale);

        assertThat(accrued(sale, guide(li))).containsExactly(1_000L);
        assertThat(accrued(sale, guide(wang))).containsExactly(2_500L);
        assertThat(accrued(sale, store(li))).containsExactly(400L);
        assertThat(accrued(sale, store(wang))).containsExactly(1_000L);
    }

    /** R2: the database itself refuses it. The last safeguard is the table itself, whatever the code does. */
    @Test
    void nobodyCanBePaidForALineThatIsCreditedToSomebodyElse() {
        var wang = sales.seller();
        var sale = sales.placeLineByLine(List.of(li, wang), List.of(new Goods(1, 20_000), new Goods(1, 50_000)));
        var accrue =
                "INSERT INTO commission_accrual (id, order_id, line_id, revision, payee_type, payee_id, base_fen, units,"
                        + " rate_bp, commission_bp, share, rule_id, accrued_fen, status, accrued_at)"
                        + " VALUES (?, ?, ?, 1, 'GUIDE', ?, 50000, 1, 500, 10000, '10000@0', 1, 2500, 'PENDING', '2026-11-02')";

        assertThatThrownBy(() -> jdbc.update(
                        accrue,
                        sale.orderId(),
                        sale.orderId(),
                        sale.lines().get(1).lineId(),
                        li.guideId()))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("commission_accrual_line_credit_fk");
    }

    @Test
    void theSameEventTwiceChangesNothing() {
        var sale = vector();
        var again = new PaidSale(
                sale.orderId(), sale.memberId(), sale.placedAt(), clock.instant(), PayMethod.WECHAT_PAY, sale.lines());

        sales.pay(sale);
        sales.receive(sale, clock.instant().plus(Duration.ofDays(8)));
        sales.receive(sale, clock.instant().plus(Duration.ofDays(9)));

        assertThat(balance(guide(li), AccountKind.FROZEN)).isEqualTo(9_144);
        assertThat(balance(guide(li), AccountKind.PENDING)).isZero();
        assertThatThrownBy(() -> commissions.earn(again)).hasMessageContaining("transaction");
    }

    /** F-RY5: the days count from receipt, not from payment. */
    @Test
    void commissionIsReleasedAtTheFirstInstantAfterTheWindowAndNotBefore() {
        var sale = vector();
        sales.receive(sale, clock.instant().plus(Duration.ofDays(8)));

        clock.advance(Duration.ofDays(8).minusMillis(1));
        releases.runDue(1_000);
        assertThat(balance(guide(li), AccountKind.AVAILABLE)).isZero();

        clock.advance(Duration.ofMillis(1));
        releases.runDue(1_000);
        assertThat(balance(guide(li), AccountKind.AVAILABLE)).isEqualTo(9_144);
        assertThat(balance(guide(li), AccountKind.FROZEN)).isZero();
        assertThat(releases.runDue(1_000)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUESTED", "APPROVED", "UNKNOWN", "PROCESSING", "ABNORMAL"})
    void anOpenRefundHoldsTheReleaseBack(String status) {
        var sale = vector();
        sales.receive(sale, clock.instant());
        jdbc.update(
                "INSERT INTO refund_request (id, order_id, kind, transaction_id, out_refund_no, status, amount_fen, reason,"
                        + " requested_at) VALUES (?, ?, 'AFTER_SALE', 't', ?, ?, 1, '', '2026-11-02')",
                sale.orderId(),
                sale.orderId(),
                "r" + sale.orderId(),
                status);

        releases.runDue(1_000);
        assertThat(balance(guide(li), AccountKind.AVAILABLE)).isZero();

        jdbc.update("UPDATE refund_request SET status = 'REJECTED' WHERE id = ?", sale.orderId());
        releases.runDue(1_000);
        assertThat(balance(guide(li), AccountKind.AVAILABLE)).isEqualTo(9_144);
    }

    /** A second payment on its way back is the shopper's affair and not the guide's. */
    @Test
    void moneyThatPaidNothingHoldsNoCommissionBack() {
        var sale = vector();
        sales.receive(sale, clock.instant());
        jdbc.update(
                "INSERT INTO refund_request (id, order_id, kind, transaction_id, out_refund_no, status, amount_fen, reason,"
                        + " requested_at) VALUES (?, ?, 'SUSPENSE', 't', ?, 'ABNORMAL', 1, '', '2026-11-02')",
                sale.orderId(),
                sale.orderId(),
                "S" + sale.orderId());

        releases.runDue(1_000);

        assertThat(balance(guide(li), AccountKind.AVAILABLE)).isEqualTo(9_144);
    }

    @Test
    void anAccrualThatCannotBeReleasedKeepsNobodyElseWaiting() {
        releases.runDue(1_000);
        var broken = paidAndReceived(li);
        clock.advance(Duration.ofSeconds(1));
        var wang = sales.seller();
        paidAndReceived(wang);
        // More than the ledger holds.
        jdbc.update(
                "UPDATE commission_accrual SET accrued_fen = base_fen WHERE order_id = ? AND payee_type = 'GUIDE'",
                broken.orderId());

        try {
            for (int round = 0; round < 5; round++) {
                releases.runDue(1);
            }
            assertThat(balance(guide(wang), AccountKind.AVAILABLE)).isEqualTo(500);
            assertThat(balance(guide(li), AccountKind.AVAILABLE)).isZero();
        } finally {
            jdbc.update(
                    "UPDATE commission_accrual SET accrued_fen = 500 WHERE order_id = ? AND payee_type = 'GUIDE'",
                    broken.orderId());
        }
        releases.runDue(1);
        assertThat(balance(guide(li), AccountKind.AVAILABLE)).isEqualTo(500);
    }

    private Sale paidAndReceived(Seller seller) {
        var sale = sales.place(seller, List.of(new Goods(1, 10_000)));
        sales.pay(sale);
        sales.receive(sale, clock.instant());
        return sale;
    }

    @Test
    void aSelfPurchaseIsCreditedButEarnsNothingAndSaysWhy() {
        var sale = sales.place(List.of(li), List.of(0), List.of(new Goods(1, 10_000)));

        sales.pay(sale);

        assertThat(accrued(sale, guide(li))).containsExactly(0L);
        assertThat(accruals.of(sale.orderId()))
                .filteredOn(accrual -> accrual.payee().equals(guide(li)))
                .extracting(StandingAccrual::zeroReason)
                .containsExactly(Optional.of("SELF_PURCHASE"));
        assertThat(accrued(sale, store(li))).containsExactly(200L);
    }

    @Test
    void theNearestCategoryBeatsTheBrandAndTheBrandTheDefault() {
        var sale = sales.place(li, List.of(new Goods(1, 10_000), new Goods(1, 10_000)));
        long parent = sale.lines().get(0).categoryId() + 1;
        jdbc.update("INSERT INTO catalog_category (id, name, name_en) VALUES (?, '服装', 'Clothes')", parent);
        jdbc.update(
                "UPDATE catalog_category SET parent_id = ? WHERE id = ?",
                parent,
                sale.lines().get(0).categoryId());
        jdbc.update(
                "INSERT INTO commission_rate (id, scope, scope_key, payee_type, rate_bp, effective_from)"
                        + " VALUES (?, 'CATEGORY', ?, 'GUIDE', 700, '2026-01-01')",
                parent,
                Long.toString(parent));

        sales.pay(sale);

        assertThat(accrued(sale, guide(li))).containsExactly(700L, 500L);
    }

    private List<Long> accrued(Sale sale, Beneficiary payee) {
        return accruals.of(sale.orderId()).stream()
                .filter(accrual -> accrual.payee().equals(payee))
                .map(StandingAccrual::accruedFen)
                .toList();
    }

    private List<Long> net(Sale sale, Beneficiary payee) {
        return accruals.of(sale.orderId()).stream()
                .filter(accrual -> accrual.payee().equals(payee))
                .map(StandingAccrual::netFen)
                .toList();
    }

    private long balance(Beneficiary payee, AccountKind kind) {
        var account = Account.of(payee, kind);
        return ledger.balances(List.of(account)).get(account).fen();
    }

    private static Beneficiary guide(Seller seller) {
        return Beneficiary.guide(new GuideId(seller.guideId()));
    }

    private static Beneficiary store(Seller seller) {
        return Beneficiary.store(new StoreId(seller.storeId()));
    }
}
