package io.guidepost.core.commission;

import static io.guidepost.core.commission.SaleOf.SOLD_AT;
import static io.guidepost.core.commission.SaleOf.card;
import static io.guidepost.core.commission.SaleOf.excluded;
import static io.guidepost.core.commission.SaleOf.fixed;
import static io.guidepost.core.commission.SaleOf.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.commission.RateCardRules.Caps;
import io.guidepost.core.commission.RateCardRules.Goods;
import io.guidepost.core.commission.RateCardRules.Violation;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.BrandId;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import io.guidepost.core.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateCardRulesTest {

    private static final RateScope EVERYTHING = new RateScope.Everything();
    private static final RateScope SPU = new RateScope.Spu(new SpuId(10));
    private static final CategoryId SHOES = new CategoryId(100);

    /** SKU 1 of SPU 10, a pair of shoes of brand 1000 for 10 yuan. */
    private static final Goods SHOE = goods(1_000);

    private static Goods goods(long priceFen) {
        return new Goods(
                Optional.of(new SkuId(1)),
                Optional.of(new SpuId(10)),
                List.of(SHOES, new CategoryId(101)),
                Optional.of(new BrandId(1000)),
                Optional.of(new Money(priceFen)));
    }

    @Test
    void theDefaultCardKeepsToTheCaps() {
        assertThat(check(RateCard.DEFAULT)).isEmpty();
    }

    @Test
    void thirtyPercentForOnePayeeIsTheMost() {
        assertThat(check(card(percent(1, PayeeType.GUIDE, EVERYTHING, 3_000)))).isEmpty();
        assertThat(check(card(percent(1, PayeeType.GUIDE, EVERYTHING, 3_001))))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo("rate_above_line_cap");
                    assertThat(violation.ruleIds()).containsExactly(1L);
                    assertThat(violation.words().zh())
                            .contains("规则 1")
                            .contains("30.01%")
                            .contains("30%");
                    assertThat(violation.words().en()).contains("Rule 1").contains("above the cap of 30%");
                });
    }

    @Test
    void fiftyPercentInAllIsTheMost() {
        var guide = percent(1, PayeeType.GUIDE, EVERYTHING, 3_000);

        assertThat(check(card(guide, percent(2, PayeeType.STORE, EVERYTHING, 2_000))))
                .isEmpty();
        assertThat(check(card(guide, percent(2, PayeeType.STORE, EVERYTHING, 2_001))))
                .extracting(Violation::code, Violation::ruleIds)
                .containsExactly(Tuple.tuple("rates_above_total_cap", List.of(1L, 2L)));
    }

    @Test
    void aStoreAndHeadquartersShareOnePartSoTheHigherCounts() {
        var guide = percent(1, PayeeType.GUIDE, EVERYTHING, 3_000);
        var store = percent(2, PayeeType.STORE, EVERYTHING, 1_500);

        assertThat(check(card(guide, store, percent(3, PayeeType.HQ, EVERYTHING, 2_000))))
                .isEmpty();
        assertThat(check(card(guide, store, percent(3, PayeeType.HQ, EVERYTHING, 2_001))))
                .extracting(Violation::ruleIds)
                .containsExactly(List.of(1L, 3L));
    }

    @Test
    void aCloseRateOfOnePayeeIsAddedToTheWideRateOfTheOther() {
        var violations = check(card(
                percent(1, PayeeType.GUIDE, SPU, 3_000),
                percent(2, PayeeType.GUIDE, EVERYTHING, 500),
                percent(3, PayeeType.STORE, new RateScope.Brand(new BrandId(1000)), 2_500)));

        assertThat(violations).extracting(Violation::ruleIds).containsExactly(List.of(1L, 3L));
    }

    @Test
    void ratesThatNeverMeetOnTheSameGoodsAreNotAdded() {
        assertThat(check(card(
                        percent(1, PayeeType.GUIDE, SPU, 3_000),
                        percent(2, PayeeType.STORE, new RateScope.Brand(new BrandId(1001)), 2_500))))
                .isEmpty();
    }

    @Test
    void theHighestStorePolicyMeetsTheHighestGuideLevel() {
        var violations = check(card(
                percent(1, PayeeType.GUIDE, new RateScope.GuideLevel(1), 500),
                percent(2, PayeeType.GUIDE, new RateScope.GuideLevel(5), 2_600),
                percent(3, PayeeType.STORE, new RateScope.StorePolicy(new StoreId(7)), 2_401),
                percent(4, PayeeType.STORE, new RateScope.StorePolicy(new StoreId(8)), 100)));

        assertThat(violations).extracting(Violation::ruleIds).containsExactly(List.of(2L, 3L));
    }

    @Test
    void whatIsExcludedAddsNothing() {
        assertThat(check(card(
                        percent(1, PayeeType.GUIDE, SPU, 3_000),
                        excluded(2, PayeeType.STORE, SPU),
                        percent(3, PayeeType.STORE, new RateScope.Brand(new BrandId(1000)), 2_500))))
                .isEmpty();
    }

    @Test
    void aFixedRewardIsComparedWithTheLowestPrice() {
        var card = card(fixed(1, 1, 300));

        assertThat(check(card, goods(1_000))).isEmpty();
        assertThat(check(card, goods(999))).extracting(Violation::code).containsExactly("rate_above_line_cap");
        assertThat(check(
                        card,
                        new Goods(
                                Optional.of(new SkuId(1)),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty())))
                .extracting(Violation::code)
                .containsExactly("rate_price_unknown");
    }

    @Test
    void whatFollowsWhenAnEntryEndsIsLookedAtAsWell() {
        var untilTomorrow = new RateEntry(
                1,
                PayeeType.GUIDE,
                SPU,
                Optional.empty(),
                SOLD_AT.minusSeconds(1),
                Optional.of(SOLD_AT.plusSeconds(86_400)));
        var card = card(untilTomorrow, percent(2, PayeeType.GUIDE, new RateScope.Category(SHOES), 3_001));

        assertThat(check(card)).extracting(Violation::ruleIds).containsExactly(List.of(2L));
    }

    @Test
    void entriesThatFollowEachOtherAreNeverAdded() {
        var until = Optional.of(SOLD_AT.plusSeconds(60));
        var guide = new RateEntry(
                1, PayeeType.GUIDE, SPU, Optional.of(new Reward.Percent(new Rate(3_000))), SOLD_AT, until);
        var store = new RateEntry(
                2,
                PayeeType.STORE,
                SPU,
                Optional.of(new Reward.Percent(new Rate(3_000))),
                until.get(),
                Optional.empty());
        var oneMilliEarlier = new RateEntry(
                3,
                PayeeType.STORE,
                SPU,
                Optional.of(new Reward.Percent(new Rate(3_000))),
                until.get().minusMillis(1),
                Optional.empty());

        assertThat(check(card(guide, store))).isEmpty();
        assertThat(check(card(guide, oneMilliEarlier)))
                .extracting(Violation::ruleIds)
                .containsExactly(List.of(1L, 3L));
    }

    @Test
    void anIncentiveOnTopCountsInTheTotalWhileItRuns() {
        var card = card(percent(1, PayeeType.GUIDE, EVERYTHING, 3_000), percent(2, PayeeType.STORE, EVERYTHING, 1_700));
        var thirtyOfAThousandYuan = claim(5, 300, 0, Set.of(), Set.of());
        var perUnit = claim(6, 0, 31, Set.of(new SkuId(1)), Set.of());
        var forOthers = claim(7, 5_000, 0, Set.of(new SkuId(2)), Set.of(new CategoryId(999)));
        var over = new IncentiveClaim(
                8, SOLD_AT.minusSeconds(9), Optional.of(SOLD_AT), Set.of(), Set.of(), new Rate(5_000), Money.ZERO);

        assertThat(RateCardRules.check(
                        card, List.of(thirtyOfAThousandYuan, forOthers, over), Caps.DEFAULT, List.of(SHOE), SOLD_AT))
                .isEmpty();
        assertThat(RateCardRules.check(card, List.of(perUnit), Caps.DEFAULT, List.of(SHOE), SOLD_AT))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.incentiveIds()).containsExactly(6L);
                    assertThat(violation.words().zh()).contains("激励 [6]").contains("50.10%");
                });
    }

    @Test
    void onlyIncentivesThatPayThenAreNamed() {
        var card = card(percent(1, PayeeType.GUIDE, EVERYTHING, 3_000), percent(2, PayeeType.STORE, EVERYTHING, 2_001));
        var nothing = claim(5, 0, 0, Set.of(), Set.of());
        var running = claim(6, 1, 0, Set.of(new SkuId(1)), Set.of());
        var ofShoes = claim(7, 1, 0, Set.of(), Set.of(SHOES));
        var ofOtherGoods = claim(8, 1, 0, Set.of(new SkuId(2)), Set.of());
        var ofOtherShelves = claim(9, 1, 0, Set.of(), Set.of(new CategoryId(999)));

        assertThat(RateCardRules.check(
                        card,
                        List.of(nothing, running, ofShoes, ofOtherGoods, ofOtherShelves),
                        Caps.DEFAULT,
                        List.of(SHOE),
                        SOLD_AT))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.incentiveIds()).containsExactly(6L, 7L);
                    assertThat(violation.words().zh()).startsWith("规则 [1, 2]与激励 [6, 7]:SKU 1 自");
                    assertThat(violation.words().en())
                            .startsWith("Rules [1, 2] and incentives [6, 7] add up to 50.03% on");
                });
        assertThat(check(card)).singleElement().satisfies(violation -> {
            assertThat(violation.words().zh()).startsWith("规则 [1, 2]:SKU 1 自");
            assertThat(violation.words().en()).startsWith("Rules [1, 2] add up to 50.01% on SKU 1 from");
        });
    }

    @Test
    void anIncentiveOfTomorrowIsLookedAtToday() {
        var card = card(percent(1, PayeeType.GUIDE, EVERYTHING, 3_000), percent(2, PayeeType.STORE, EVERYTHING, 2_000));
        var tomorrow = new IncentiveClaim(
                5, SOLD_AT.plusSeconds(86_400), Optional.empty(), Set.of(), Set.of(), new Rate(1), Money.ZERO);

        assertThat(RateCardRules.check(card, List.of(tomorrow), Caps.DEFAULT, List.of(SHOE), SOLD_AT))
                .extracting(Violation::incentiveIds)
                .containsExactly(List.of(5L));
    }

    @Test
    void goodsAreCalledByTheClosestThatIsKnownOfThem() {
        var card = card(percent(1, PayeeType.GUIDE, EVERYTHING, 3_500));
        var product = new Goods(
                Optional.empty(), Optional.of(new SpuId(10)), List.of(SHOES), Optional.empty(), Optional.empty());
        var shelf = new Goods(Optional.empty(), Optional.empty(), List.of(SHOES), Optional.empty(), Optional.empty());

        assertThat(sentence(card, product))
                .isEqualTo(new Words(
                        "规则 1:商品 10 的佣金为实付的 35%,超过单项上限 30%",
                        "Rule 1: 35% on Product 10 is above the cap of 30% for one payee"));
        assertThat(sentence(card, shelf).zh()).contains("类目 100");
        assertThat(sentence(card, shelf).en()).contains("Category 100");
        assertThat(sentence(card, Goods.ANYTHING).zh()).contains("所有商品");
        assertThat(sentence(card, SHOE).en()).contains("SKU 1 ");
    }

    private static Words sentence(RateCard card, Goods goods) {
        return RateCardRules.check(card, List.of(), Caps.DEFAULT, List.of(goods), SOLD_AT)
                .get(0)
                .words();
    }

    /** Whatever is promised for a gift exceeds what is paid for it. */
    @Test
    void aRewardForGoodsThatCostNothingIsTooMuch() {
        assertThat(check(card(fixed(1, 1, 1)), goods(0)))
                .extracting(Violation::code)
                .contains("rate_above_line_cap");
        assertThat(check(card(fixed(1, 1, 0)), goods(0))).isEmpty();
    }

    @Test
    void ofEquallyHighRatesTheFirstIsNamed() {
        var guide = percent(1, PayeeType.GUIDE, EVERYTHING, 3_000);
        var store = percent(3, PayeeType.STORE, EVERYTHING, 2_500);
        var headquarters = percent(2, PayeeType.HQ, EVERYTHING, 2_500);
        var policies = new ArrayList<RateEntry>();
        for (int id = 40; id > 4; id--) {
            policies.add(percent(id, PayeeType.STORE, new RateScope.StorePolicy(new StoreId(100 - id)), 3_100));
        }

        assertThat(check(card(guide, headquarters, store)))
                .extracting(Violation::ruleIds)
                .containsExactly(List.of(1L, 3L));
        assertThat(check(card(policies.toArray(RateEntry[]::new))))
                .extracting(Violation::ruleIds)
                .containsExactly(List.of(5L));
    }

    @Test
    void aChangeAnswersForWhatItAddsOnly() {
        var before = check(card(percent(1, PayeeType.GUIDE, EVERYTHING, 3_500)));
        var after = check(
                card(percent(1, PayeeType.GUIDE, EVERYTHING, 3_500), percent(2, PayeeType.STORE, EVERYTHING, 3_200)));

        assertThat(RateCardRules.added(before, after))
                .extracting(Violation::ruleIds)
                .containsExactlyInAnyOrder(List.of(2L), List.of(1L, 2L));
    }

    /** Whoever sells what and whenever: the check objects exactly if somebody could be promised too much. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void itObjectsExactlyIfSomeSaleCouldCostTooMuch(long seed) {
        var random = new Random(seed);
        int objections = 0;
        for (int round = 0; round < 200; round++) {
            var card = RandomCard.of(random, 1 + random.nextInt(14), 3_400);
            var violations =
                    RateCardRules.check(card, List.of(), Caps.DEFAULT, List.of(RandomCard.GOODS), RandomCard.START);

            assertThat(violations.isEmpty())
                    .as("seed %d, round %d, %s: %s", seed, round, card.entries(), violations)
                    .isEqualTo(isKeptByEverySale(card));
            objections += violations.isEmpty() ? 0 : 1;
        }
        assertThat(objections).as("seed %d", seed).isBetween(1, 199);
    }

    private static boolean isKeptByEverySale(RateCard card) {
        var moments = new TreeSet<Instant>();
        moments.add(RandomCard.START);
        for (var entry : card.entries()) {
            moments.add(entry.from());
            entry.until().ifPresent(moments::add);
        }
        for (var at : moments.tailSet(RandomCard.START)) {
            long guide = highest(card, PayeeType.GUIDE, at);
            long store = Math.max(highest(card, PayeeType.STORE, at), highest(card, PayeeType.HQ, at));
            if (guide > 3_000 || store > 3_000 || guide + store > 5_000) {
                return false;
            }
        }
        return true;
    }

    /** Store 9 and level 0 are those that no entry names. */
    private static long highest(RateCard card, PayeeType payee, Instant at) {
        long highest = 0;
        for (long store : new long[] {7, 8, 9}) {
            for (int level = 0; level <= 3; level++) {
                var entry = card.find(RandomCard.question(payee, store, payee == PayeeType.GUIDE ? level : 0), at);
                highest = Math.max(highest, entry.map(RateCardRulesTest::costBp).orElse(0L));
            }
        }
        return highest;
    }

    private static long costBp(RateEntry entry) {
        if (entry.isExcluded()) {
            return 0;
        }
        // Prices of 10,000 fen make a fen a basis point.
        return entry.reward().get() instanceof Reward.Percent share
                ? share.rate().bp()
                : ((Reward.FixedPerUnit) entry.reward().get()).amount().fen();
    }

    @Test
    void onlyASkuHasAFixedRewardAndOnlyAGuideALevel() {
        assertThatThrownBy(() ->
                        new RateEntry(1, PayeeType.GUIDE, SPU, Optional.of(new Reward.FixedPerUnit(new Money(1)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateEntry(
                        1, PayeeType.STORE, new RateScope.GuideLevel(1), Optional.of(new Reward.Percent(new Rate(1)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static IncentiveClaim claim(
            long id, int ofBaseBp, long perUnitFen, Set<SkuId> skus, Set<CategoryId> categories) {
        return new IncentiveClaim(
                id, SOLD_AT, Optional.empty(), skus, categories, new Rate(ofBaseBp), new Money(perUnitFen));
    }

    private static List<Violation> check(RateCard card) {
        return check(card, SHOE);
    }

    private static List<Violation> check(RateCard card, Goods goods) {
        return new ArrayList<>(
                RateCardRules.check(card, List.of(), Caps.DEFAULT, List.of(goods, Goods.ANYTHING), SOLD_AT));
    }
}
