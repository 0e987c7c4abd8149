package io.guidepost.domain.commission.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.IncentiveClaim;
import io.guidepost.core.commission.RateStep;
import io.guidepost.core.commission.Reward;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.SkuId;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Accruals;
import io.guidepost.domain.commission.Commissions.PaidSale;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.commission.StandingAccrual;
import io.guidepost.domain.commission.rate.RateTarget.Scope;
import io.guidepost.domain.organization.GradeGuide;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class RateLifeTest {

    private static final long MAKER = 11;
    private static final long CHECKER = 12;

    @Autowired
    ProposeRates propose;

    @Autowired
    DecideRates decide;

    @Autowired
    RateBook book;

    @Autowired
    RateCaps caps;

    @Autowired
    LookUpRate lookUp;

    @Autowired
    GradeGuide gradeGuide;

    @Autowired
    KnownIncentives incentives;

    @Autowired
    Sales sales;

    @Autowired
    Accruals accruals;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Seller li;

    @BeforeEach
    void hire() {
        clock.advance(Duration.ofSeconds(1));
        li = sales.seller();
    }

    @Test
    void aRateHoldsFromItsMillisecondOnOnceSomebodyElseHasApprovedIt() {
        var before = onSale(10_000);
        var moment = in(Duration.ofHours(1));
        var rate = propose.propose(percent(sku(before), PayeeType.GUIDE, 800, moment), MAKER);
        assertThat(rate.statusAt(clock.instant())).isEqualTo(CommissionRate.Status.DRAFT);

        refused(() -> decide.approve(rate.proposalId(), MAKER), "maker_is_checker");
        decide.approve(rate.proposalId(), CHECKER);
        assertThat(book.find(rate.id()).orElseThrow().statusAt(clock.instant()))
                .isEqualTo(CommissionRate.Status.APPROVED);

        clock.advance(Duration.between(clock.instant(), moment).minusMillis(1));
        var lastOld = placeAgain(before);
        clock.advance(Duration.ofMillis(1));
        var firstNew = placeAgain(before);
        sales.pay(lastOld);
        sales.pay(firstNew);

        assertThat(guideEarned(lastOld)).isEqualTo(500);
        assertThat(guideEarned(firstNew)).isEqualTo(800);
    }

    /** F-RY2: what was promised at the order is paid, whatever changes before the payment. */
    @Test
    void ratesAndLevelsAreThoseOfTheOrderHoweverLateItIsPaid() {
        var sale = onSale(10_000);
        var levelled = propose.propose(
                percent(new RateTarget(Scope.GUIDE_LEVEL, "7"), PayeeType.GUIDE, 900, in(Duration.ofMillis(1))), MAKER);
        decide.approve(levelled.proposalId(), CHECKER);
        approve(percent(sku(sale), PayeeType.GUIDE, 2_000, in(Duration.ofMinutes(5))));
        approve(percent(sku(sale), PayeeType.STORE, 0, in(Duration.ofMinutes(5))));
        gradeGuide.set(li.guideId(), 7, Optional.of(in(Duration.ofMinutes(5))), MAKER);

        clock.advance(Duration.ofMinutes(10));
        sales.pay(sale);

        assertThat(guideEarned(sale)).isEqualTo(500);
        assertThat(earned(sale, PayeeType.STORE)).isEqualTo(200);
    }

    @Test
    void aNewRateEndsTheOldFromItsStartAndTheHistoryKeepsBoth() {
        var sale = onSale(10_000);
        var first = approve(percent(sku(sale), PayeeType.GUIDE, 600, in(Duration.ofMinutes(1))));
        clock.advance(Duration.ofHours(1));
        var second = approve(percent(sku(sale), PayeeType.GUIDE, 700, in(Duration.ofHours(1))));

        var old = book.find(first.id()).orElseThrow();
        assertThat(old.until()).contains(second.from());
        assertThat(old.endedByProposal()).isEqualTo(second.proposalId());
        assertThat(old.reward()).isEqualTo(first.reward());
        assertThat(book.ofSlot(sku(sale), PayeeType.GUIDE, 10))
                .extracting(CommissionRate::id)
                .containsExactly(second.id(), first.id());
    }

    @Test
    void aSkuHasAFixedRewardBesideItsPercentageAndAnExclusionEndsBoth() {
        var sale = onSale(10_000);
        var percent = approve(percent(sku(sale), PayeeType.GUIDE, 700, in(Duration.ofMinutes(1))));
        var fixed = approve(fixed(sku(sale), 300, in(Duration.ofMinutes(1))));
        clock.advance(Duration.ofMinutes(2));
        assertThat(guideEarned(paid(sale, 3))).isEqualTo(900);

        var excluded = approve(
                new NewRate(sku(sale), PayeeType.GUIDE, Optional.empty(), in(Duration.ofMinutes(1)), Optional.empty()));
        assertThat(book.find(percent.id()).orElseThrow().until()).contains(excluded.from());
        assertThat(book.find(fixed.id()).orElseThrow().until()).contains(excluded.from());
        clock.advance(Duration.ofMinutes(2));
        var nothing = paid(sale, 1);
        assertThat(guideEarned(nothing)).isZero();
        assertThat(accruals.of(nothing.orderId()))
                .extracting(StandingAccrual::zeroReason)
                .contains(Optional.of("EXCLUDED"));
    }

    @Test
    void everyStepOfThePrecedenceIsFoundAndShownWithItsWinner() {
        var sale = onSale(10_000);
        var goods = sale.lines().get(0);
        var brand = "Brand" + goods.productId();
        jdbc.update("UPDATE catalog_product SET brand = ? WHERE id = ?", brand, goods.productId());
        gradeGuide.set(li.guideId(), 3, Optional.empty(), MAKER);
        long parent = goods.categoryId() + 1;
        jdbc.update("INSERT INTO catalog_category (id, name, name_en) VALUES (?, '服装', 'Clothes')", parent);
        jdbc.update("UPDATE catalog_category SET parent_id = ? WHERE id = ?", parent, goods.categoryId());
        var soon = in(Duration.ofMinutes(1));
        var widening = List.of(
                percent(new RateTarget(Scope.GUIDE_LEVEL, "3"), PayeeType.GUIDE, 510, soon),
                percent(RateTarget.of(Scope.STORE, li.storeId()), PayeeType.GUIDE, 520, soon),
                percent(new RateTarget(Scope.BRAND, brand), PayeeType.GUIDE, 530, soon),
                percent(RateTarget.of(Scope.CATEGORY, parent), PayeeType.GUIDE, 540, soon),
                percent(RateTarget.of(Scope.CATEGORY, goods.categoryId()), PayeeType.GUIDE, 550, soon),
                percent(RateTarget.of(Scope.SPU, goods.productId()), PayeeType.GUIDE, 560, soon),
                percent(sku(sale), PayeeType.GUIDE, 570, soon),
                fixed(sku(sale), 580, soon));

        for (var wanted : widening) {
            approve(new NewRate(
                    wanted.target(), wanted.payee(), wanted.reward(), in(Duration.ofMillis(1)), Optional.empty()));
            clock.advance(Duration.ofMillis(2));
            var asked = new LookUpRate.Question(
                    goods.skuId(), Optional.of(li.storeId()), Optional.of(li.guideId()), clock.instant());
            var guide = lookUp.answer(asked).payees().get(0);
            assertThat(guide.winner()).map(CommissionRate::target).contains(wanted.target());
            assertThat(guide.winner()).map(CommissionRate::reward).contains(wanted.reward());
            assertThat(guide.steps().stream().filter(LookUpRate.Step::isWinner)).hasSize(1);
            long fen = wanted.reward().get().on(new Money(10_000), 1).fen();
            assertThat(guideEarned(paid(sale, 1, brand))).as("%s", wanted).isEqualTo(fen);
        }
        var whole = lookUp.answer(new LookUpRate.Question(
                        goods.skuId(), Optional.of(li.storeId()), Optional.of(li.guideId()), clock.instant()))
                .payees()
                .get(0);
        assertThat(whole.steps())
                .extracting(LookUpRate.Step::step)
                .containsExactly(
                        RateStep.SKU_FIXED,
                        RateStep.SKU_PERCENT,
                        RateStep.SPU,
                        RateStep.CATEGORY,
                        RateStep.CATEGORY,
                        RateStep.BRAND,
                        RateStep.STORE_POLICY,
                        RateStep.GUIDE_LEVEL,
                        RateStep.DEFAULT);
        assertThat(whole.steps()).allSatisfy(step -> assertThat(step.rates()).isNotEmpty());
    }

    @Test
    void nothingIsChangedForThePast() {
        var sale = onSale(10_000);
        refused(
                () -> propose.propose(percent(sku(sale), PayeeType.GUIDE, 800, in(Duration.ofMillis(-1))), MAKER),
                "rate_not_retroactive");

        var late = propose.propose(percent(sku(sale), PayeeType.GUIDE, 800, in(Duration.ofMinutes(1))), MAKER);
        clock.advance(Duration.ofMinutes(2));
        refused(() -> decide.approve(late.proposalId(), CHECKER), "rate_not_retroactive");
        refused(
                () -> gradeGuide.set(li.guideId(), 2, Optional.of(in(Duration.ofSeconds(-1))), MAKER),
                "level_not_retroactive");
    }

    @Test
    void capsAreRefusedAtApprovalWithTheSentenceOfTheRuleThatBreaksThem() {
        var sale = onSale(10_000);
        var tooMuch = propose.propose(percent(sku(sale), PayeeType.GUIDE, 3_001, in(Duration.ofMinutes(1))), MAKER);
        refused(() -> decide.approve(tooMuch.proposalId(), CHECKER), "rate_above_line_cap", refusal -> {
            assertThat(refusal.words().zh()).contains("规则 " + tooMuch.id()).contains("30.01%");
            assertThat(refusal.words().en()).contains("SKU " + sku(sale).key());
        });
        decide.reject(tooMuch.proposalId(), MAKER, "taken back");

        var perUnit = propose.propose(fixed(sku(sale), 3_001, in(Duration.ofMinutes(1))), MAKER);
        refused(() -> decide.approve(perUnit.proposalId(), CHECKER), "rate_above_line_cap");
        decide.reject(perUnit.proposalId(), CHECKER, "above the cap");

        approve(percent(sku(sale), PayeeType.GUIDE, 3_000, in(Duration.ofDays(1))));
        var together = propose.propose(
                percent(
                        RateTarget.of(Scope.SPU, sale.lines().get(0).productId()),
                        PayeeType.STORE,
                        2_001,
                        in(Duration.ofMinutes(1))),
                MAKER);
        refused(() -> decide.approve(together.proposalId(), CHECKER), "rates_above_total_cap");
        assertThat(book.find(together.id()).orElseThrow().proposed()).isEqualTo(RateProposal.Status.DRAFT);
    }

    @Test
    void whatAnIncentivePaysCountsAgainstTheSameCap() {
        var sale = onSale(10_000);
        var sku = new SkuId(sale.lines().get(0).skuId());
        incentives.claims.add(new IncentiveClaim(
                901, clock.instant(), Optional.empty(), Set.of(sku), Set.of(), Rate.ZERO, new Money(3_000)));

        approve(percent(sku(sale), PayeeType.GUIDE, 1_800, in(Duration.ofMinutes(1))));
        var more = propose.propose(percent(sku(sale), PayeeType.STORE, 201, in(Duration.ofMinutes(1))), MAKER);
        refused(() -> decide.approve(more.proposalId(), CHECKER), "rates_above_total_cap", refusal -> assertThat(
                        refusal.words().zh())
                .contains("激励 [901]"));

        var another = new IncentiveClaim(
                902, clock.instant(), Optional.empty(), Set.of(sku), Set.of(), new Rate(1), Money.ZERO);
        assertThat(caps.addedBy(another, clock.instant()))
                .singleElement()
                .satisfies(violation -> assertThat(violation.incentiveIds()).containsExactly(901L, 902L));
    }

    @Test
    void twoProposalsForTheSameSlotAndTimeAreRefused() {
        var sale = onSale(10_000);
        var december = new NewRate(
                sku(sale),
                PayeeType.GUIDE,
                Optional.of(new Reward.Percent(new Rate(700))),
                in(Duration.ofDays(1)),
                Optional.of(in(Duration.ofDays(31))));
        var first = propose.propose(december, MAKER);

        refused(
                () -> propose.propose(percent(sku(sale), PayeeType.GUIDE, 800, in(Duration.ofDays(30))), MAKER),
                "rate_proposal_overlaps");
        propose.propose(percent(sku(sale), PayeeType.GUIDE, 800, in(Duration.ofDays(31))), MAKER);
        propose.propose(percent(sku(sale), PayeeType.STORE, 300, in(Duration.ofDays(1))), MAKER);
        propose.propose(fixed(sku(sale), 300, in(Duration.ofDays(1))), MAKER);

        decide.approve(first.proposalId(), CHECKER);
        refused(
                () -> propose.propose(percent(sku(sale), PayeeType.GUIDE, 800, in(Duration.ofHours(1))), MAKER),
                "rate_proposal_overlaps");
        refused(() -> decide.approve(first.proposalId(), CHECKER), "rate_proposal_state");
    }

    @Test
    void aRateThatIsToBeginLaterIsInTheWayUntilItIsEnded() {
        var sale = onSale(10_000);
        var later = approve(percent(sku(sale), PayeeType.GUIDE, 700, in(Duration.ofDays(10))));
        refused(
                () -> propose.propose(percent(sku(sale), PayeeType.GUIDE, 800, in(Duration.ofDays(1))), MAKER),
                "rate_overlaps");

        var off = propose.proposeEnd(later.id(), later.from(), MAKER);
        refused(() -> decide.approve(off.id(), MAKER), "maker_is_checker");
        decide.approve(off.id(), CHECKER);

        assertThat(book.find(later.id()).orElseThrow().statusAt(clock.instant()))
                .isEqualTo(CommissionRate.Status.ENDED);
        approve(percent(sku(sale), PayeeType.GUIDE, 800, in(Duration.ofDays(1))));
    }

    @Test
    void afterItsEndTheNextWiderRateHolds() {
        var sale = onSale(10_000);
        var rate = approve(percent(sku(sale), PayeeType.GUIDE, 800, in(Duration.ofMinutes(1))));
        clock.advance(Duration.ofMinutes(2));
        var end = propose.proposeEnd(rate.id(), in(Duration.ofHours(1)), MAKER);
        refused(() -> propose.proposeEnd(rate.id(), in(Duration.ofHours(2)), MAKER), "rate_proposal_overlaps");
        decide.approve(end.id(), CHECKER);
        assertThat(guideEarned(paid(sale, 1))).isEqualTo(800);

        clock.advance(Duration.ofHours(1));

        assertThat(guideEarned(paid(sale, 1))).isEqualTo(500);
        refused(() -> propose.proposeEnd(rate.id(), in(Duration.ofHours(2)), MAKER), "rate_state");
    }

    @Test
    void aRateIsForSomethingThatExistsAndMakesSense() {
        refused(
                () -> propose.propose(
                        percent(RateTarget.of(Scope.SKU, 424_242_424_242L), PayeeType.GUIDE, 1, in(Duration.ZERO)),
                        MAKER),
                "rate_target_unknown");
        refused(() -> propose.propose(fixed(RateTarget.DEFAULT, 1, in(Duration.ZERO)), MAKER), "fixed_needs_sku");
        refused(
                () -> propose.propose(
                        percent(new RateTarget(Scope.GUIDE_LEVEL, "1"), PayeeType.STORE, 1, in(Duration.ZERO)), MAKER),
                "level_needs_guide");
        refused(
                () -> propose.propose(
                        percent(RateTarget.of(Scope.STORE, li.storeId()), PayeeType.HQ, 1, in(Duration.ZERO)), MAKER),
                "store_policy_not_for_hq");
        refused(
                () -> propose.propose(
                        new NewRate(
                                RateTarget.DEFAULT,
                                PayeeType.HQ,
                                Optional.empty(),
                                in(Duration.ofHours(1)),
                                Optional.of(in(Duration.ofHours(1)))),
                        MAKER),
                "rate_period");
    }

    /** opencart #4881 and #7703: what a coupon took off is nobody's base, and what is refunded earns nothing. */
    @Test
    void theBaseIsWhatWasPaidAfterDiscountsAndARefundTakesItsPartBack() {
        var sale = onSale(10_000);
        jdbc.update(
                "UPDATE order_line SET unit_price_fen = 12000, list_fen = 12000, activity_fen = 0, coupon_fen = 2000"
                        + " WHERE order_id = ?",
                sale.orderId());
        sales.pay(sale);
        assertThat(guideEarned(sale)).isEqualTo(500);

        sales.refund(sale, sale.lines().get(0).lineId(), 1, 10_000);

        assertThat(guideEarned(sale)).isZero();
    }

    /** An order of one unit of goods that the catalogue knows, at this price. */
    private Sale onSale(long priceFen) {
        var sale = sales.place(li, List.of(new Goods(1, priceFen)));
        var line = sale.lines().get(0);
        jdbc.update(
                "INSERT INTO catalog_product (id, category_id, brand, title, images, price_from_fen, created_at)"
                        + " VALUES (?, ?, ?, '鞋', '[]', ?, ?)",
                line.productId(),
                line.categoryId(),
                line.brand(),
                priceFen,
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        jdbc.update(
                "INSERT INTO catalog_sku (id, product_id, spec, price_fen) VALUES (?, ?, '42', ?)",
                line.skuId(),
                line.productId(),
                priceFen);
        return sale;
    }

    private Sale placeAgain(Sale goods) {
        return again(goods, 1, goods.lines().get(0).brand());
    }

    private Sale paid(Sale goods, int units) {
        return paid(goods, units, goods.lines().get(0).brand());
    }

    private Sale paid(Sale goods, int units, String brand) {
        var sale = again(goods, units, brand);
        sales.pay(sale);
        return sale;
    }

    /** The same goods once more, by the same guide. */
    private Sale again(Sale goods, int units, String brand) {
        var like = goods.lines().get(0);
        var sale = sales.place(li, List.of(new Goods(units, units * 10_000L)));
        var line = sale.lines().get(0);
        var same = new PaidSale.Line(
                line.lineId(), like.skuId(), like.productId(), like.categoryId(), brand, units, units * 10_000L);
        return new Sale(sale.orderId(), sale.memberId(), sale.placedAt(), List.of(same));
    }

    private CommissionRate approve(NewRate wanted) {
        var rate = propose.propose(wanted, MAKER);
        decide.approve(rate.proposalId(), CHECKER);
        return book.find(rate.id()).orElseThrow();
    }

    private static RateTarget sku(Sale sale) {
        return RateTarget.of(Scope.SKU, sale.lines().get(0).skuId());
    }

    private static NewRate percent(RateTarget target, PayeeType payee, int bp, Instant from) {
        return new NewRate(target, payee, Optional.of(new Reward.Percent(new Rate(bp))), from, Optional.empty());
    }

    private static NewRate fixed(RateTarget target, long fen, Instant from) {
        return new NewRate(
                target, PayeeType.GUIDE, Optional.of(new Reward.FixedPerUnit(new Money(fen))), from, Optional.empty());
    }

    private Instant in(Duration duration) {
        return clock.instant().plus(duration);
    }

    private long guideEarned(Sale sale) {
        var guide = Beneficiary.guide(new GuideId(li.guideId()));
        return accruals.of(sale.orderId()).stream()
                .filter(accrual -> accrual.payee().equals(guide))
                .mapToLong(StandingAccrual::netFen)
                .sum();
    }

    private long earned(Sale sale, PayeeType payee) {
        return accruals.of(sale.orderId()).stream()
                .filter(accrual -> accrual.payee().type() == payee)
                .mapToLong(StandingAccrual::netFen)
                .sum();
    }

    private static void refused(ThrowingCallable call, String code) {
        refused(call, code, refusal -> {});
    }

    private static void refused(ThrowingCallable call, String code, Consumer<Refusal> more) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            more.accept(refusal);
        });
    }
}
