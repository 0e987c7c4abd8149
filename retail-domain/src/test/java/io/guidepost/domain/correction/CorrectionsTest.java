package io.guidepost.domain.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.Candidate;
import io.guidepost.core.attribution.CommissionBar;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.commission.Entries;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.content.FakeGuideMessenger;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.outbox.DeliverOutbox;
import io.guidepost.domain.payout.RequestWithdrawal;
import io.guidepost.domain.payout.Withdrawal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class CorrectionsTest {

    private static final long MAKER = 11;
    private static final long CHECKER = 12;

    @Autowired
    MakeCorrection corrections;

    @Autowired
    Corrections cases;

    @Autowired
    Attributions attributions;

    @Autowired
    Entries entries;

    @Autowired
    Ledger ledger;

    @Autowired
    Sales sales;

    @Autowired
    ShopScene scene;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    RequestWithdrawal withdrawals;

    @Autowired
    DeliverOutbox outbox;

    @Autowired
    FakeGuideMessenger weCom;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Seller li;
    Seller wang;
    Sale sale;

    @BeforeEach
    void liSold1000Yuan() {
        li = sales.seller();
        wang = sales.seller();
        sale = sales.place(li, List.of(new Goods(2, 80_000), new Goods(1, 20_000)));
        sales.pay(sale);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING,   PENDING",
        "FROZEN,    FROZEN",
        "AVAILABLE, AVAILABLE",
        "SETTLED,   AVAILABLE",
        "PAID,      AVAILABLE"
    })
    void theCommissionStandsWithTheNewGuideAsFarInItsLifeAsItStoodWithTheOld(String state, AccountKind account) {
        bring(state);

        approved(toWang());

        assertThat(balance(li, account)).isZero();
        assertThat(balance(li, AccountKind.DEBT)).isZero();
        assertThat(balance(wang, account)).isEqualTo(5_000);
        assertThat(statuses(li)).containsOnly("REVERSED");
        assertThat(statuses(wang)).containsOnly(account.name());
        assertThat(storeBalance(wang, account)).isEqualTo(2_000);
        assertThat(storeBalance(li, account)).isZero();
    }

    @Test
    void whatTheOldGuideHasWithdrawnHeOwes() {
        bring("PAID");
        withdrawals.request(li.guideId(), 3_800, Withdrawal.Channel.WECHAT_TRANSFER);

        approved(toWang());

        assertThat(balance(li, AccountKind.AVAILABLE)).isZero();
        assertThat(balance(li, AccountKind.DEBT)).isEqualTo(3_800);
        assertThat(balance(wang, AccountKind.AVAILABLE)).isEqualTo(5_000);
    }

    @Test
    void theNewGuideEarnsWhatTheMoneyStillKeptEarnsAndLaterRefundsTakeFromHim() {
        long line = sale.lines().get(0).lineId();
        sales.refund(sale, line, 1, 40_001);

        approved(toWang());

        assertThat(balance(wang, AccountKind.PENDING)).isEqualTo(39_999 * 5 / 100 + 1_000);
        sales.refund(sale, line, 1, 39_999);
        assertThat(balance(wang, AccountKind.PENDING)).isEqualTo(1_000);
        assertThat(balance(li, AccountKind.PENDING)).isZero();
    }

    @Test
    void aLineThatWentBackWholeIsAnsweredForWithAReason() {
        sales.refund(sale, sale.lines().get(1).lineId(), 1, 20_000);

        approved(toWang());

        assertThat(jdbc.queryForList(
                        "SELECT zero_reason FROM commission_accrual WHERE line_id = ? AND payee_id = ?",
                        String.class,
                        sale.lines().get(1).lineId(),
                        wang.guideId()))
                .containsExactly("REFUNDED");
    }

    @Test
    void theRatesAreThoseOfTheDayOfOrder() {
        clock.advance(Duration.ofDays(1));
        jdbc.update(
                "INSERT INTO commission_rate (id, scope, scope_key, payee_type, rate_bp, effective_from)"
                        + " VALUES (?, 'SKU', ?, 'GUIDE', 3000, ?)",
                sale.orderId(),
                Long.toString(sale.lines().get(0).skuId()),
                java.time.LocalDateTime.ofInstant(clock.instant(), java.time.ZoneOffset.UTC));

        approved(toWang());

        assertThat(balance(wang, AccountKind.PENDING)).isEqualTo(5_000);
    }

    @Test
    void bothDecisionsStayVisibleWithTheEvidenceOfEach() {
        var done = approved(toWang());

        var revisions = attributions.revisionsOf(sale.orderId());
        assertThat(revisions).hasSize(2);
        assertThat(revisions.get(0).reason()).isEqualTo(Attributions.Reason.ORDER);
        assertThat(revisions.get(0).decision().attribution().guide()).contains(new GuideId(li.guideId()));
        assertThat(revisions.get(1).reason()).isEqualTo(Attributions.Reason.CORRECTION);
        assertThat(revisions.get(1).causeId()).contains(done.id());
        assertThat(revisions.get(1).decision().attribution().guide()).contains(new GuideId(wang.guideId()));
        assertThat(revisions.get(1).decision().regionId()).contains(wang.regionId());
        assertThat(done.fromRevision()).contains(1);
        assertThat(done.toRevision()).contains(2);
        assertThat(attributions.inputsOf(sale.orderId()).orElseThrow().designation())
                .isPresent();
    }

    @Test
    void theDecisionIsCorrectedAsOftenAsItIsWrong() {
        approved(toWang());
        approved(to(li));

        assertThat(balance(li, AccountKind.PENDING)).isEqualTo(5_000);
        assertThat(balance(wang, AccountKind.PENDING)).isZero();
        assertThat(attributions.of(sale.orderId()).orElseThrow().revision()).isEqualTo(3);
    }

    @Test
    void everyChangeIsExplainedToBothInWords() {
        approved(toWang());

        var ofLi = entries.of(Beneficiary.guide(new GuideId(li.guideId())), Long.MAX_VALUE, 10);
        var ofWang = entries.of(Beneficiary.guide(new GuideId(wang.guideId())), Long.MAX_VALUE, 10);
        assertThat(ofLi.get(0).why().in(Locale.CHINA)).startsWith("归属更正,冲回此前所计");
        assertThat(ofWang.get(0).why().in(Locale.CHINA)).contains("归属更正", "5%");
        while (outbox.runDue(100) == 100) {}
        assertThat(weCom.notified()).contains(List.of("g" + li.guideId()), List.of("g" + wang.guideId()));
    }

    @Test
    void approvingAgainChangesNothingMore() {
        var done = approved(toWang());

        corrections.approve(done.id(), CHECKER);
        corrections.approve(done.id(), 99);

        assertThat(balance(wang, AccountKind.PENDING)).isEqualTo(5_000);
        assertThat(attributions.revisionsOf(sale.orderId())).hasSize(2);
    }

    @Test
    void whoProposesACorrectionCannotApproveIt() {
        var proposed = corrections.propose(toWang());

        assertThatThrownBy(() -> corrections.approve(proposed.id(), MAKER)).satisfies(refused("maker_is_checker"));
        assertThatThrownBy(() -> corrections.refuse(proposed.id(), MAKER, "不必")).satisfies(refused("maker_is_checker"));
        assertThat(balance(wang, AccountKind.PENDING)).isZero();
    }

    /** The schema says no even where the code forgets to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE correction_case SET status = 'APPLIED', approved_by = created_by, approved_at = created_at,"
                        + " from_revision = 1, to_revision = 2 WHERE id = ?",
                "UPDATE correction_case SET status = 'APPLIED' WHERE id = ?"
            })
    void theDatabaseItselfWantsTwoPersons(String statement) {
        var proposed = corrections.propose(toWang());

        assertThatThrownBy(() -> jdbc.update(statement, proposed.id())).hasMessageContaining("CONSTRAINT");
    }

    @Test
    void oneCorrectionOfAnOrderWaitsAtATime() {
        var first = corrections.propose(toWang());

        assertThatThrownBy(() -> corrections.propose(toWang())).satisfies(refused("correction_open"));
        assertThat(corrections.refuse(first.id(), CHECKER, "证据不足").status()).isEqualTo(CorrectionCase.Status.REFUSED);
        assertThatThrownBy(() -> corrections.approve(first.id(), CHECKER))
                .satisfies(refused("correction_not_proposed"));
        corrections.propose(toWang());
    }

    @Test
    void aCorrectionThatChangesNothingOrNamesSomebodyWhoWasNotThereIsRefused() {
        assertThatThrownBy(() -> corrections.propose(to(li))).satisfies(refused("correction_without_effect"));
        var elsewhere = new Seller(wang.guideId(), li.storeId(), li.regionId());
        assertThatThrownBy(() -> corrections.propose(to(elsewhere))).satisfies(refused("guide_not_employed_then"));
        clock.advance(Duration.ofDays(1));
        var hiredLater = sales.seller();
        assertThatThrownBy(() -> corrections.propose(to(hiredLater))).satisfies(refused("guide_not_employed_then"));
    }

    @Test
    void aGuideWhoHasLeftSinceStillGetsWhatWasHis() {
        clock.advance(Duration.ofDays(1));
        scene.leaves(wang.guideId());

        approved(toWang());

        assertThat(balance(wang, AccountKind.PENDING)).isEqualTo(5_000);
    }

    @Test
    void anUnpaidOrderIsCorrectedWithoutMoneyAndPaysTheNewGuide() {
        var unpaid = sales.place(li, List.of(new Goods(1, 10_000)));
        approved(wanted(unpaid, wang, false));

        sales.pay(unpaid);

        assertThat(balance(wang, AccountKind.PENDING)).isEqualTo(500);
        assertThat(balance(li, AccountKind.PENDING)).isEqualTo(5_000);
    }

    @Test
    void theBindingMovesOnlyIfAskedFor() {
        approved(toWang());
        assertThat(boundTo(sale)).isEmpty();

        approved(wanted(sale, li, true));
        assertThat(boundTo(sale)).containsExactly(li.guideId());

        approved(wanted(sale, wang, true));
        assertThat(boundTo(sale)).containsExactly(wang.guideId());
    }

    @Test
    void aGuideFoundToBeTheBuyerKeepsTheSaleAndLosesTheCommissionWithAReason() {
        var store = scene.store();
        long an = scene.guideAt(store.storeId());
        long member = scene.member();
        scene.touches(member, an, store.storeId(), Duration.ofHours(1));
        var order = placeOrder.place(scene.basket(member, scene.sku(10_000, 1))).order();

        approved(new MakeCorrection.Wanted(
                order.id(), CorrectionCase.Kind.BOUGHT_HIMSELF, an, Optional.empty(), false, "本人购买", MAKER));

        var decided = attributions.of(order.id()).orElseThrow().attribution();
        assertThat(decided.guide()).contains(new GuideId(an));
        assertThat(decided.splits().get(0).bar()).isEqualTo(CommissionBar.SELF_PURCHASE);
    }

    @Test
    void blockedTouchesFallBackToWhatElseSpeaks() {
        var store = scene.store();
        long an = scene.guideAt(store.storeId());
        long member = scene.member();
        scene.touches(member, an, store.storeId(), Duration.ofHours(1));
        var order = placeOrder.place(scene.basket(member, scene.sku(10_000, 1))).order();

        approved(new MakeCorrection.Wanted(
                order.id(), CorrectionCase.Kind.TOUCHES_BLOCKED, an, Optional.empty(), false, "付款前两秒才打开", MAKER));

        var decided = attributions.of(order.id()).orElseThrow().attribution();
        assertThat(decided.guide()).isEmpty();
        assertThat(decided.candidates().get(decided.candidates().size() - 1).kind())
                .isEqualTo(Candidate.Kind.HQ);
    }

    private void bring(String state) {
        if (!state.equals("PENDING")) {
            sales.receive(sale, clock.instant().plus(Duration.ofDays(7)));
        }
        if (state.equals("AVAILABLE") || state.equals("SETTLED") || state.equals("PAID")) {
            clock.advance(Duration.ofDays(8));
            releases.runDue(100_000);
        }
        if (state.equals("SETTLED") || state.equals("PAID")) {
            jdbc.update("UPDATE commission_accrual SET status = ? WHERE order_id = ?", state, sale.orderId());
        }
    }

    @Autowired
    io.guidepost.domain.commission.ReleaseCommissions releases;

    private CorrectionCase approved(MakeCorrection.Wanted wanted) {
        return corrections.approve(corrections.propose(wanted).id(), CHECKER);
    }

    private MakeCorrection.Wanted toWang() {
        return to(wang);
    }

    private MakeCorrection.Wanted to(Seller seller) {
        return wanted(sale, seller, false);
    }

    private static MakeCorrection.Wanted wanted(Sale sale, Seller seller, boolean moveBinding) {
        return new MakeCorrection.Wanted(
                sale.orderId(),
                CorrectionCase.Kind.RULING,
                seller.guideId(),
                Optional.of(seller.storeId()),
                moveBinding,
                "顾客由王导购接待",
                MAKER);
    }

    private long balance(Seller seller, AccountKind kind) {
        return fen(Account.of(Beneficiary.guide(new GuideId(seller.guideId())), kind));
    }

    private long storeBalance(Seller seller, AccountKind kind) {
        return fen(Account.of(Beneficiary.store(new io.guidepost.core.attribution.StoreId(seller.storeId())), kind));
    }

    private long fen(Account account) {
        return ledger.balances(List.of(account)).get(account).fen();
    }

    private List<String> statuses(Seller seller) {
        return jdbc.queryForList(
                "SELECT status FROM commission_accrual WHERE order_id = ? AND payee_type = 'GUIDE' AND payee_id = ?",
                String.class,
                sale.orderId(),
                seller.guideId());
    }

    private List<Long> boundTo(Sale of) {
        return jdbc.queryForList(
                "SELECT guide_id FROM shopper_binding WHERE member_id = ? AND end_reason IS NULL",
                Long.class,
                of.memberId());
    }

    private static Consumer<Throwable> refused(String code) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
