package io.guidepost.core.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.price.CouponTerms.Value;
import io.guidepost.core.price.FreightTemplate.Basis;
import io.guidepost.core.price.FreightTemplate.Zone;
import io.guidepost.core.price.PriceStep.Verdict;
import io.guidepost.core.sale.PricedLine;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import io.guidepost.core.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PriceRulesTest {

    private static final Instant NOON = RandomPrices.NOON;
    private static final FreightTemplate TWELVE_YUAN = FreightTemplate.flat(Money.yuan(12), Money.yuan(100_000));
    private static final PricedItem SHOES = item(1, 49_900, 2);
    private static final PricedItem TEE = item(2, 19_900, 1);
    private static final PricedItem SOCKS = item(3, 2_900, 3);

    /** B7's basket: 100 yuan of coupon and 500 points over shoes, tee and socks. */
    @Test
    void theWrittenVectorComesOutToTheFen() {
        var quote = answer(
                List.of(SHOES, TEE, SOCKS),
                List.of(),
                List.of(coupon(1, new Value.AmountOff(Money.yuan(100)), 0)),
                500);

        assertThat(fen(quote, PricedLine::couponShare)).containsExactly(7773, 1550, 677);
        assertThat(fen(quote, PricedLine::pointsShare)).containsExactly(389, 77, 34);
        assertThat(fen(quote, PricedLine::paid)).containsExactly(91_638, 18_273, 7_989);
        assertThat(quote.payable().fen()).isEqualTo(119_100);
    }

    /** F-RY6: ruoyi drops what is left over when the last line of the cart is not chosen (10000 becomes 9999). */
    @Test
    void nothingIsLostWhenThreeLinesShareAHundred() {
        var quote = answer(
                List.of(item(1, 3_334, 1), item(2, 3_333, 1), item(3, 3_333, 1)),
                List.of(),
                List.of(coupon(1, new Value.AmountOff(Money.ofFen(100)), 0)),
                0);

        assertThat(quote.coupons().fen()).isEqualTo(100);
        assertThat(fen(quote, PricedLine::couponShare)).containsExactly(34, 33, 33);
    }

    @Test
    void theStoresPriceThenTheLowestPriceListCount() {
        var item = new PricedItem(
                1, new SkuId(1), new SpuId(1), Set.of(), "", Money.yuan(100), Optional.of(Money.yuan(90)), 2, 0);
        var lists = List.of(
                new PriceList(7, words("会员价"), Period.ALWAYS, Audience.EVERYBODY, Map.of(new SkuId(1), Money.yuan(80))),
                new PriceList(8, words("员工价"), Period.ALWAYS, Audience.EVERYBODY, Map.of(new SkuId(1), Money.yuan(70))),
                new PriceList(
                        9,
                        words("别人的价"),
                        Period.ALWAYS,
                        new Audience(Set.of(), Set.of(), Set.of(5L)),
                        Map.of(new SkuId(1), Money.yuan(1))));
        var quote = PriceRules.answer(new PriceQuestion(
                Buyer.ANYBODY,
                NOON,
                List.of(item),
                lists,
                List.of(),
                List.of(),
                PointsOffer.NONE,
                List.of(TWELVE_YUAN),
                Optional.empty()));

        assertThat(quote.goods()).isEqualTo(Money.yuan(140));
        assertThat(quote.priceLists()).isEqualTo(Money.yuan(60));
        assertThat(verdictOf(quote, 7)).isEqualTo(Verdict.NOT_LOWER);
        assertThat(verdictOf(quote, 8)).isEqualTo(Verdict.APPLIED);
        assertThat(verdictOf(quote, 9)).isEqualTo(Verdict.OTHER_AUDIENCE);
        assertThat(quote.steps().stream().filter(PriceStep::isForBuyersEyes).map(PriceStep::sourceId))
                .doesNotContain(9L);
    }

    @Test
    void aStoreThatIsDearerHasAListPriceOfItsOwn() {
        var item = new PricedItem(
                1, new SkuId(1), new SpuId(1), Set.of(), "", Money.yuan(9), Optional.of(Money.yuan(10)), 3, 0);

        var quote = PriceRules.answer(PriceQuestion.plain(NOON, List.of(item), TWELVE_YUAN));

        assertThat(quote.list()).isEqualTo(Money.yuan(30));
        assertThat(quote.priceLists()).isEqualTo(Money.ZERO);
    }

    @Test
    void ofSeveralActivitiesForALineTheBestCountsAndTheOthersSayWhy() {
        var quote = answer(
                List.of(TEE),
                List.of(
                        offer(1, new Effect.ShareOff(new Rate(1000)), false),
                        offer(2, new Effect.UnitOff(Money.yuan(30)), false),
                        offer(3, new Effect.UnitPrice(Money.yuan(180)), false)),
                List.of(),
                0);

        assertThat(quote.activities()).isEqualTo(Money.yuan(30));
        assertThat(verdictOf(quote, 2)).isEqualTo(Verdict.APPLIED);
        assertThat(verdictOf(quote, 1)).isEqualTo(Verdict.BEATEN);
        assertThat(sentence(quote, 2)).isEqualTo("“活动”优惠 30.00 元");
    }

    @Test
    void aThresholdTellsWhatIsMissing() {
        var reduction = new Effect.SumOff(
                List.of(
                        new Effect.SumOff.Step(Money.yuan(300), Money.yuan(30)),
                        new Effect.SumOff.Step(Money.yuan(500), Money.yuan(80))),
                false);

        var below = answer(List.of(TEE), List.of(offer(1, reduction, false)), List.of(), 0);
        var above = answer(List.of(SHOES), List.of(offer(1, reduction, false)), List.of(), 0);

        assertThat(verdictOf(below, 1)).isEqualTo(Verdict.BELOW_THRESHOLD);
        assertThat(sentence(below, 1)).isEqualTo("“活动”还差 101.00 元");
        assertThat(above.activities()).isEqualTo(Money.yuan(80));
    }

    @Test
    void aRepeatedReductionCountsAsOftenAsItFits() {
        var each = new Effect.SumOff(List.of(new Effect.SumOff.Step(Money.yuan(300), Money.yuan(40))), true);

        var quote = answer(List.of(SHOES), List.of(offer(1, each, false)), List.of(), 0);

        assertThat(quote.activities()).isEqualTo(Money.yuan(120));
    }

    @Test
    void aLineTakesPartInOneReductionOnly() {
        var small = new Effect.SumOff(List.of(new Effect.SumOff.Step(Money.yuan(10), Money.yuan(5))), false);
        var large = new Effect.SumShareOff(List.of(new Effect.SumShareOff.Step(Money.yuan(10), new Rate(2000))));

        var quote = answer(List.of(TEE), List.of(offer(1, small, false), offer(2, large, false)), List.of(), 0);

        assertThat(quote.activities().fen()).isEqualTo(3_980);
        assertThat(verdictOf(quote, 1)).isEqualTo(Verdict.BEATEN);
    }

    @Test
    void whatIsSoldInAFlashSaleCarriesNoCoupon() {
        var flash = offer(1, new Effect.UnitPrice(Money.yuan(99)), true);

        var quote = answer(List.of(TEE), List.of(flash), List.of(coupon(5, new Value.AmountOff(Money.yuan(10)), 0)), 0);

        assertThat(quote.goods()).isEqualTo(Money.yuan(99));
        assertThat(verdictOf(quote, 5)).isEqualTo(Verdict.OTHER_GOODS);
    }

    @Test
    void aShareIsCappedAndAThresholdLooksAtWhatActivitiesLeft() {
        var tenPercent = new Value.ShareOff(new Rate(1000), Money.yuan(15));

        var quote = answer(List.of(TEE), List.of(), List.of(coupon(5, tenPercent, 19_900)), 0);
        var afterActivity = answer(
                List.of(TEE),
                List.of(offer(1, new Effect.UnitOff(Money.ofFen(1)), false)),
                List.of(coupon(5, tenPercent, 19_900)),
                0);

        assertThat(quote.coupons()).isEqualTo(Money.yuan(15));
        assertThat(verdictOf(afterActivity, 5)).isEqualTo(Verdict.BELOW_THRESHOLD);
    }

    @Test
    void aCouponWorthMoreThanTheGoodsLeavesOneFenToPay() {
        var quote = answer(
                List.of(SOCKS), List.of(), List.of(coupon(5, new Value.AmountOff(Money.yuan(1_000)), 0)), 10_000);

        assertThat(quote.goods().fen()).isEqualTo(1);
        assertThat(quote.points()).isEqualTo(Money.ZERO);
    }

    @Test
    void couponsCombineOnlyWhereAllOfThemDo() {
        var alone = new CouponTerms(
                1,
                words("单用券"),
                new Value.AmountOff(Money.yuan(5)),
                Money.ZERO,
                Scope.ALL,
                Set.of(),
                Period.ALWAYS,
                false);
        var sociable = coupon(2, new Value.AmountOff(Money.yuan(6)), 0);
        var third = coupon(3, new Value.AmountOff(Money.yuan(7)), 0);

        var mixed = answer(List.of(TEE), List.of(), List.of(alone, sociable), 0);
        var both = answer(List.of(TEE), List.of(), List.of(third, sociable), 0);

        assertThat(mixed.coupons()).isEqualTo(Money.yuan(5));
        assertThat(verdictOf(mixed, 2)).isEqualTo(Verdict.NOT_COMBINABLE);
        assertThat(both.coupons()).isEqualTo(Money.yuan(13));
    }

    @Test
    void freightGoesByTheLongestRegionAndByWeight() {
        var shanghai = new Zone(Set.of("31"), 1000, Money.yuan(6), 500, Money.yuan(2), Optional.empty());
        var huangpu = new Zone(Set.of("310101"), 1000, Money.yuan(1), 500, Money.ZERO, Optional.empty());
        var elsewhere = new Zone(Set.of(), 1000, Money.yuan(20), 500, Money.yuan(5), Optional.of(Money.yuan(900)));
        var template = new FreightTemplate(
                3,
                words("按重"),
                Set.of(),
                Set.of(),
                Basis.WEIGHT,
                List.of(shanghai, huangpu, elsewhere),
                Set.of("65", "54"));

        assertThat(freight(template, TEE, "310115")).isEqualTo(600);
        assertThat(freight(template, SOCKS, "310115")).as("1800 g").isEqualTo(1_000);
        assertThat(freight(template, SOCKS, "310101")).isEqualTo(100);
        assertThat(freight(template, TEE, "110101")).isEqualTo(2_000);
        assertThat(freight(template, SHOES, "110101")).as("from 900 yuan").isZero();
        assertThat(PriceRules.answer(sentTo(template, TEE, "650102")).notServed())
                .hasValueSatisfying(no -> assertThat(no.why().in(Locale.CHINA)).contains("不支持配送"));
    }

    @Test
    void theTemplateOfStoreAndBrandIsCloserThanTheOneForAll() {
        var all = FreightTemplate.flat(Money.yuan(10), Money.yuan(10_000));
        var ofBrand = template(4, Set.of(), Set.of("素白"), 7);
        var ofStore = template(5, Set.of(3L), Set.of(), 5);
        var question = new PriceQuestion(
                new Buyer(Optional.of(3L), Set.of(), Set.of()),
                NOON,
                List.of(TEE),
                List.of(),
                List.of(),
                List.of(),
                PointsOffer.NONE,
                List.of(all, ofBrand, ofStore),
                Optional.empty());

        assertThat(PriceRules.answer(question).freight()).isEqualTo(Money.yuan(5));
    }

    @Test
    void aFreightCouponTakesOffFreightAndIsKeptWhereFreightIsFree() {
        var coupon = coupon(9, new Value.FreightOff(Money.yuan(8)), 0);

        var used = answer(List.of(TEE), List.of(), List.of(coupon), 0);
        var free = PriceRules.answer(new PriceQuestion(
                Buyer.ANYBODY,
                NOON,
                List.of(TEE),
                List.of(),
                List.of(),
                List.of(coupon),
                PointsOffer.NONE,
                List.of(FreightTemplate.flat(Money.ZERO, Money.ZERO)),
                Optional.empty()));

        assertThat(used.freight()).isEqualTo(Money.yuan(4));
        assertThat(used.goods().fen()).isEqualTo(19_900);
        assertThat(verdictOf(free, 9)).isEqualTo(Verdict.NOTHING_LEFT);
    }

    private static FreightTemplate template(long id, Set<Long> stores, Set<String> brands, long yuan) {
        return new FreightTemplate(
                id,
                words("模板"),
                stores,
                brands,
                Basis.PIECE,
                List.of(new Zone(Set.of(), 1, Money.yuan(yuan), 1, Money.ZERO, Optional.empty())),
                Set.of());
    }

    private static long freight(FreightTemplate template, PricedItem item, String region) {
        return PriceRules.answer(sentTo(template, item, region)).freight().fen();
    }

    private static PriceQuestion sentTo(FreightTemplate template, PricedItem item, String region) {
        return new PriceQuestion(
                Buyer.ANYBODY,
                NOON,
                List.of(item),
                List.of(),
                List.of(),
                List.of(),
                PointsOffer.NONE,
                List.of(template),
                Optional.of(region));
    }

    private static Quote answer(List<PricedItem> items, List<Offer> offers, List<CouponTerms> coupons, long pointsFen) {
        return PriceRules.answer(new PriceQuestion(
                Buyer.ANYBODY,
                NOON,
                items,
                List.of(),
                offers,
                coupons,
                new PointsOffer(pointsFen, 1, Rate.WHOLE),
                List.of(TWELVE_YUAN),
                Optional.empty()));
    }

    private static PricedItem item(int lineNo, long fen, int quantity) {
        return new PricedItem(
                lineNo,
                new SkuId(lineNo),
                new SpuId(lineNo),
                Set.of(),
                "素白",
                Money.ofFen(fen),
                Optional.empty(),
                quantity,
                600);
    }

    private static Offer offer(long id, Effect effect, boolean exclusive) {
        return new Offer(id, words("活动"), Period.ALWAYS, Audience.EVERYBODY, Scope.ALL, effect, 0, exclusive);
    }

    private static CouponTerms coupon(long id, Value value, long thresholdFen) {
        return new CouponTerms(
                id, words("券"), value, Money.ofFen(thresholdFen), Scope.ALL, Set.of(), Period.ALWAYS, true);
    }

    private static Words words(String zh) {
        return new Words(zh, zh);
    }

    private static Verdict verdictOf(Quote quote, long sourceId) {
        return step(quote, sourceId).verdict();
    }

    private static String sentence(Quote quote, long sourceId) {
        return step(quote, sourceId).why().zh();
    }

    private static PriceStep step(Quote quote, long sourceId) {
        return quote.steps().stream()
                .filter(step -> step.sourceId() == sourceId)
                .findFirst()
                .orElseThrow();
    }

    private static long[] fen(Quote quote, java.util.function.Function<PricedLine, Money> part) {
        return quote.lines().stream()
                .mapToLong(line -> part.apply(line.priced()).fen())
                .toArray();
    }
}
