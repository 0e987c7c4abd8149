package io.guidepost.core.commission;

import static io.guidepost.core.commission.SaleOf.GUIDE;
import static io.guidepost.core.commission.SaleOf.STORE;
import static io.guidepost.core.commission.SaleOf.by;
import static io.guidepost.core.commission.SaleOf.card;
import static io.guidepost.core.commission.SaleOf.excluded;
import static io.guidepost.core.commission.SaleOf.fixed;
import static io.guidepost.core.commission.SaleOf.guide;
import static io.guidepost.core.commission.SaleOf.line;
import static io.guidepost.core.commission.SaleOf.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.CommissionBar;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.BrandId;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.RefundJudgement.Accepted;
import io.guidepost.core.sale.RefundRules;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SoldLine;
import io.guidepost.core.sale.SpuId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommissionRulesTest {

    @Test
    void byDefaultAGuideEarnsFivePercentAndHisStoreTwo() {
        var earnings = CommissionRules.earn(List.of(line(20_000, 1)), by(guide(1, 10_000)), RateCard.DEFAULT);

        assertThat(earnings.accruals())
                .extracting(accrual -> accrual.terms().payee(), accrual -> accrual.amount()
                        .fen())
                .containsExactly(Tuple.tuple(GUIDE, 1_000L), Tuple.tuple(STORE, 400L));
    }

    /** From the widest to the closest: each entry, once added, takes over from all before it. */
    @Test
    void theClosestScopeWins() {
        var widening = List.of(
                percent(1, PayeeType.GUIDE, new RateScope.Everything(), 100),
                percent(2, PayeeType.GUIDE, new RateScope.GuideLevel(3), 200),
                percent(3, PayeeType.GUIDE, new RateScope.StorePolicy(new StoreId(7)), 300),
                percent(4, PayeeType.GUIDE, new RateScope.Brand(new BrandId(1000)), 400),
                percent(5, PayeeType.GUIDE, new RateScope.Category(new CategoryId(102)), 500),
                percent(6, PayeeType.GUIDE, new RateScope.Category(new CategoryId(100)), 600),
                percent(7, PayeeType.GUIDE, new RateScope.Spu(new SpuId(10)), 700),
                percent(8, PayeeType.GUIDE, new RateScope.Sku(new SkuId(1)), 800),
                fixed(9, 1, 55));
        var entries = new ArrayList<RateEntry>();
        for (var entry : widening) {
            entries.add(entry);
            for (int order = 0; order < 5; order++) {
                Collections.shuffle(entries, new Random(order));
                var earnings = CommissionRules.earn(
                        List.of(line(10_000, 1)),
                        by(guide(1, 10_000)),
                        SaleOf.cardForLevel(3, entries.toArray(RateEntry[]::new)));
                assertThat(earnings.accruals())
                        .filteredOn(accrual -> accrual.terms().payee().equals(GUIDE))
                        .singleElement()
                        .satisfies(
                                accrual -> assertThat(accrual.terms().ruleId()).isEqualTo(entry.ruleId()));
            }
        }
    }

    @Test
    void entriesForOthersDoNotApply() {
        var others = card(
                percent(1, PayeeType.GUIDE, new RateScope.GuideLevel(2), 100),
                percent(2, PayeeType.GUIDE, new RateScope.StorePolicy(new StoreId(8)), 100),
                percent(3, PayeeType.GUIDE, new RateScope.Brand(new BrandId(1001)), 100),
                percent(4, PayeeType.GUIDE, new RateScope.Category(new CategoryId(103)), 100),
                percent(5, PayeeType.GUIDE, new RateScope.Spu(new SpuId(11)), 100),
                fixed(6, 2, 100),
                percent(7, PayeeType.STORE, new RateScope.StorePolicy(new StoreId(8)), 100));

        assertThat(zeroReasons(line(10_000, 1), others)).containsExactly(ZeroReason.NO_RATE, ZeroReason.NO_RATE);
    }

    @Test
    void anExclusionStopsAtZeroAndAsksNoWiderEntry() {
        var card = card(
                excluded(1, PayeeType.GUIDE, new RateScope.Category(new CategoryId(101))),
                percent(2, PayeeType.GUIDE, new RateScope.Everything(), 500),
                percent(3, PayeeType.STORE, new RateScope.Everything(), 200));

        var earnings = CommissionRules.earn(List.of(line(10_000, 1)), by(guide(1, 10_000)), card);

        assertThat(earnings.zeros())
                .containsExactly(new ZeroAccrual(new LineId(1), GUIDE, new Money(10_000), ZeroReason.EXCLUDED));
        assertThat(earnings.total()).isEqualTo(new Money(200));
    }

    @Test
    void aCloserEntryWinsOverAWiderExclusion() {
        var card = card(
                excluded(1, PayeeType.GUIDE, new RateScope.Category(new CategoryId(100))),
                percent(2, PayeeType.GUIDE, new RateScope.Sku(new SkuId(1)), 500));

        assertThat(CommissionRules.earn(List.of(line(10_000, 1)), by(guide(1, 10_000)), card)
                        .total())
                .isEqualTo(new Money(500));
    }

    @Test
    void theEntryInForceAtTheSaleCounts() {
        var before = new RateEntry(
                1,
                PayeeType.GUIDE,
                new RateScope.Everything(),
                Optional.of(new Reward.Percent(new Rate(300))),
                SaleOf.SOLD_AT.minusSeconds(1_000),
                Optional.of(SaleOf.SOLD_AT));
        var from = new RateEntry(
                2,
                PayeeType.GUIDE,
                new RateScope.Everything(),
                Optional.of(new Reward.Percent(new Rate(400))),
                SaleOf.SOLD_AT,
                Optional.empty());
        var later = new RateEntry(
                3,
                PayeeType.GUIDE,
                new RateScope.Everything(),
                Optional.of(new Reward.Percent(new Rate(900))),
                SaleOf.SOLD_AT.plusSeconds(1),
                Optional.empty());

        assertThat(CommissionRules.earn(List.of(line(10_000, 1)), by(guide(1, 10_000)), card(before, from, later))
                        .total())
                .isEqualTo(new Money(400));
    }

    @Test
    void everyPayeeOfEveryLineHasAnAccrualOrAReasonForNone() {
        assertThat(zeroReasons(line(10, 1), RateCard.DEFAULT))
                .containsExactly(ZeroReason.ROUNDED_TO_ZERO, ZeroReason.ROUNDED_TO_ZERO);
        assertThat(reasons(by(SaleOf.barred(CommissionBar.SELF_PURCHASE)))).containsExactly(ZeroReason.SELF_PURCHASE);
        assertThat(reasons(by(SaleOf.barred(CommissionBar.CROSS_STORE)))).containsExactly(ZeroReason.CROSS_STORE);
        assertThat(reasons(SaleOf.byHeadquarters())).containsExactly(ZeroReason.NO_RATE);
        assertThat(reasons(by(guide(1, 10_000), guide(2, 0)))).containsExactly(ZeroReason.NO_PART);
        assertThat(reasons(by())).isEmpty();
    }

    private static List<ZeroReason> zeroReasons(SoldLine line, RateCard card) {
        return CommissionRules.earn(List.of(line), by(guide(1, 10_000)), card).zeros().stream()
                .map(ZeroAccrual::reason)
                .toList();
    }

    private static List<ZeroReason> reasons(Attribution attribution) {
        return CommissionRules.earn(List.of(line(10_000, 1)), attribution, RateCard.DEFAULT).zeros().stream()
                .map(ZeroAccrual::reason)
                .toList();
    }

    @Test
    void whatABarredGuideDoesNotEarnGoesToNobody() {
        var card = card(percent(1, PayeeType.GUIDE, new RateScope.Everything(), 1_000));
        var barred = new Split(PayeeType.GUIDE, 2, 3_000, 0, 0, CommissionBar.SELF_PURCHASE);

        var earnings = CommissionRules.earn(List.of(line(1_005, 1)), by(guide(1, 7_000), barred), card);

        assertThat(earnings.accruals()).singleElement().satisfies(accrual -> assertThat(accrual.amount())
                .isEqualTo(new Money(70)));
    }

    @Test
    void aShareIsStoredAsTextAndReadBack() {
        var share = new Share(List.of(7_000, 3_000), 1);

        assertThat(share.asText()).isEqualTo("7000/3000@1");
        assertThat(Share.parse(share.asText())).isEqualTo(share);
        assertThat(Share.parse(Share.ALL.asText())).isEqualTo(Share.ALL);
        assertThat(Share.parse("5@0").bp()).isEqualTo(5);
        for (var nonsense : List.of("7000/3000", "@0")) {
            assertThatThrownBy(() -> Share.parse(nonsense)).hasMessage("Not a share: " + nonsense);
        }
    }

    @Test
    void aShareAmongThreeCannotExist() {
        assertThatThrownBy(() -> new Share(List.of(5_000, 3_000, 2_000), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(List.of(5_000, 3_000), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(List.of(5_000, 5_001), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(List.of(10_000), 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachPayeeIsOfItsOwnKind() {
        assertThat(Beneficiary.store(new StoreId(7))).isEqualTo(new Beneficiary(PayeeType.STORE, 7));
        assertThat(Beneficiary.guide(new GuideId(7))).isEqualTo(new Beneficiary(PayeeType.GUIDE, 7));
    }

    @Test
    void moreRefundedThanBoughtIsAnError() {
        var terms = CommissionRules.earn(List.of(line(10_000, 1)), by(guide(1, 10_000)), RateCard.DEFAULT)
                .accruals()
                .get(0)
                .terms();

        assertThatThrownBy(() -> CommissionRules.due(terms, new Money(-1), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CommissionRules.due(terms, Money.ZERO, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CommissionRules.clawBack(terms, new Money(499), new Money(10_000), 1))
                .hasMessage("Line 1 holds 1 fen less than is due to its payee");
    }

    /** Returns a line unit by unit, with price protections in between: the accruals follow the kept money to the fen. */
    @ParameterizedTest
    @ValueSource(longs = {301, 302, 303, 304, 305, 306, 307, 308})
    void partialRefundsNeverDrift(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int part = 1 + random.nextInt(9_999);
            int quantity = 1 + random.nextInt(6);
            var sold = line(1 + random.nextInt(300_000), quantity);
            var card = random.nextInt(4) == 0
                    ? card(
                            fixed(1, 1, random.nextInt(900)),
                            percent(2, PayeeType.STORE, new RateScope.Everything(), 333))
                    : card(
                            percent(1, PayeeType.GUIDE, new RateScope.Everything(), random.nextInt(3_001)),
                            percent(2, PayeeType.STORE, new RateScope.Everything(), random.nextInt(2_001)));
            var attribution = random.nextBoolean() ? by(guide(1, 10_000)) : by(guide(1, part), guide(2, 10_000 - part));
            var accruals =
                    CommissionRules.earn(List.of(sold), attribution, card).accruals();
            var net = new ArrayList<>(accruals.stream().map(Accrual::amount).toList());
            var refunded = Money.ZERO;
            int units = 0;

            while (units < quantity) {
                var left = sold.paid().minus(refunded);
                if (random.nextInt(3) == 0 && left.isPositive()) {
                    refunded = refunded.plus(new Money(1 + random.nextLong(left.fen())));
                } else {
                    int wanted = 1 + random.nextInt(quantity - units);
                    refunded = refunded.plus(
                            ((Accepted) RefundRules.judge(sold.paid(), quantity, units, refunded, wanted)).amount());
                    units += wanted;
                }
                var kept = sold.paid().minus(refunded);
                for (int i = 0; i < net.size(); i++) {
                    var terms = accruals.get(i).terms();
                    var taken = CommissionRules.clawBack(terms, net.get(i), kept, quantity - units);
                    assertThat(taken.isNegative()).as("seed %d", seed).isFalse();
                    net.set(i, net.get(i).minus(taken));
                    assertThat(net.get(i))
                            .as("seed %d", seed)
                            .isEqualTo(CommissionRules.due(terms, kept, quantity - units));
                }
            }

            assertThat(net).as("seed %d", seed).allMatch(Money::isZero);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {311, 312, 313, 314})
    void whatTwoGuidesShareAddsUpToWhatOneWouldEarn(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            int part = 1 + random.nextInt(9_999);
            var sold = line(random.nextInt(500_000), 1 + random.nextInt(4));
            var card = card(percent(1, PayeeType.GUIDE, new RateScope.Everything(), random.nextInt(3_001)));

            var alone = CommissionRules.earn(List.of(sold), by(guide(1, 10_000)), card);
            var shared = CommissionRules.earn(List.of(sold), by(guide(1, part), guide(2, 10_000 - part)), card);

            assertThat(shared.total()).as("seed %d", seed).isEqualTo(alone.total());
        }
    }
}
