package io.guidepost.core.incentive;

import static io.guidepost.core.incentive.Promise.LI;
import static io.guidepost.core.incentive.Promise.ORDERED;
import static io.guidepost.core.incentive.Promise.PAID;
import static io.guidepost.core.incentive.Promise.STORE;
import static io.guidepost.core.incentive.Promise.goods;
import static io.guidepost.core.incentive.Promise.order;
import static io.guidepost.core.incentive.Promise.stranger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.core.attribution.CommissionBar;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.commission.Share;
import io.guidepost.core.incentive.Judgement.Moment;
import io.guidepost.core.incentive.Judgement.Nothing;
import io.guidepost.core.incentive.Judgement.Part;
import io.guidepost.core.incentive.Judgement.Qualifies;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncentiveRulesTest {

    private static final List<Split> CREDITED = List.of(LI, STORE);
    private static final Goods SHOES = goods(1, 2, 120_000);

    @Test
    void aFriendsOrderOfAThousandYuanEarnsThirty() {
        var judged = judge(Promise.kappa(), order(ORDERED, SHOES), order(PAID, SHOES));

        assertThat(judged).isInstanceOfSatisfying(Qualifies.class, qualifies -> {
            assertThat(qualifies.due().whole()).isEqualTo(new Money(3_000));
            assertThat(qualifies.lines()).containsExactly(SHOES.line());
            assertThat(qualifies.parts())
                    .extracting(part -> part.payee().id(), part -> part.amount().fen())
                    .containsExactly(tuple(1L, 3_000L));
        });
    }

    @Test
    void exactlyTheMinimumIsEnough() {
        var exactly = goods(1, 1, 100_000);
        var belowByAFen = goods(1, 1, 99_999);

        assertThat(judge(Promise.kappa(), order(ORDERED, exactly), order(PAID, exactly)))
                .isInstanceOf(Qualifies.class);
        assertThat(reason(Promise.kappa(), order(ORDERED, belowByAFen))).isEqualTo(NoReward.BELOW_MINIMUM);
    }

    @Test
    void whoeverIsNoFriendWhenOrderingEarnsNobodyAnythingEvenAsAFriendWhenPaying() {
        var judged = judge(Promise.kappa(), stranger(ORDERED, SHOES), order(PAID, SHOES));

        assertThat(judged).isEqualTo(new Nothing(NoReward.NOT_A_FRIEND, Moment.ORDER));
    }

    @Test
    void whoeverIsNoFriendAnyMoreWhenPayingEarnsNobodyAnything() {
        var judged = judge(Promise.kappa(), order(ORDERED, SHOES), stranger(PAID, SHOES));

        assertThat(judged).isEqualTo(new Nothing(NoReward.NOT_A_FRIEND, Moment.PAYMENT));
    }

    @Test
    void theFriendOfAnotherGuideIsNoFriendOfTheCreditedOne() {
        var promise = Promise.kappa();
        promise.friend = Optional.of(FriendOf.CREDITED_GUIDE);
        var ofAnother = new OrderFacts(
                ORDERED,
                List.of(SHOES),
                PayMethod.WECHAT_PAY,
                true,
                false,
                Optional.of(new StoreId(7)),
                Optional.of(70L));

        assertThat(reason(promise, ofAnother)).isEqualTo(NoReward.NOT_A_FRIEND);
        assertThat(judge(Promise.kappa(), ofAnother, order(PAID, SHOES))).isInstanceOf(Qualifies.class);
    }

    @Test
    void anotherWayToPayDoesNotQualify() {
        var promise = new Promise();
        promise.payMethods = Set.of(PayMethod.GIFT_CARD);

        assertThat(reason(promise, order(ORDERED, SHOES))).isEqualTo(NoReward.OTHER_PAY_METHOD);
    }

    @Test
    void aWayToPayThatChangesBeforePaymentIsAskedAgain() {
        var promise = new Promise();
        promise.payMethods = Set.of(PayMethod.WECHAT_PAY);
        var byCard = new OrderFacts(
                PAID, List.of(SHOES), PayMethod.GIFT_CARD, true, true, Optional.empty(), Optional.empty());

        assertThat(judge(promise, order(ORDERED, SHOES), byCard))
                .isEqualTo(new Nothing(NoReward.OTHER_PAY_METHOD, Moment.PAYMENT));
    }

    @Test
    void goodsThatAllWentBackEarnNothing() {
        assertThat(reason(new Promise(), order(ORDERED, goods(1, 0, 0)))).isEqualTo(NoReward.NO_SUCH_GOODS);
    }

    @Test
    void onlyNamedStoresAndRegionsTakePart() {
        var elsewhere = new Promise();
        elsewhere.stores = Set.of(new StoreId(8));
        var farAway = new Promise();
        farAway.regions = Set.of(71L);
        var here = new Promise();
        here.stores = Set.of(new StoreId(7));
        here.regions = Set.of(70L);

        assertThat(reason(elsewhere, order(ORDERED, SHOES))).isEqualTo(NoReward.OTHER_STORE);
        assertThat(reason(farAway, order(ORDERED, SHOES))).isEqualTo(NoReward.OTHER_REGION);
        assertThat(judge(here, order(ORDERED, SHOES), order(PAID, SHOES))).isInstanceOf(Qualifies.class);
    }

    @Test
    void goodsAreNamedBySkuProductOrAnyCategoryAboveThem() {
        var bySku = new Promise();
        bySku.skus = Set.of(SHOES.sku());
        var byProduct = new Promise();
        byProduct.spus = Set.of(new SpuId(5));
        var byCategory = new Promise();
        byCategory.categories = Set.of(new CategoryId(2));
        var byNothingHere = new Promise();
        byNothingHere.skus = Set.of(new SkuId(999));

        for (var promise : List.of(bySku, byProduct, byCategory)) {
            assertThat(judge(promise, order(ORDERED, SHOES), order(PAID, SHOES)))
                    .isInstanceOf(Qualifies.class);
        }
        assertThat(reason(byNothingHere, order(ORDERED, SHOES))).isEqualTo(NoReward.NO_SUCH_GOODS);
    }

    @Test
    void theMinimumCountsNamedGoodsAlone() {
        var promise = Promise.kappa();
        promise.skus = Set.of(SHOES.sku());
        var cheapShoes = goods(1, 1, 60_000);
        var coat = goods(2, 1, 500_000);

        assertThat(reason(promise, order(ORDERED, cheapShoes, coat))).isEqualTo(NoReward.BELOW_MINIMUM);
    }

    @Test
    void anOrderPlacedOutsideTheTimeWasPromisedNothing() {
        var late = new Promise();
        late.approvedAt = ORDERED.plusSeconds(1);

        assertThat(reason(new Promise(), order(Promise.FROM.minusMillis(1), SHOES)))
                .isEqualTo(NoReward.NOT_IN_FORCE);
        assertThat(reason(new Promise(), order(Promise.UNTIL, SHOES))).isEqualTo(NoReward.NOT_IN_FORCE);
        assertThat(reason(late, order(ORDERED, SHOES))).isEqualTo(NoReward.NOT_IN_FORCE);
    }

    @Test
    void runningOutBeforePaymentKeepsThePromiseAndCallingOffDoesNot() {
        var atTheLastMoment = order(Promise.UNTIL.minusMillis(1), SHOES);
        var paidAfterwards = order(Promise.UNTIL.plusSeconds(60), SHOES);
        var calledOff = new Promise();
        calledOff.endedAt = PAID;

        assertThat(judge(new Promise(), atTheLastMoment, paidAfterwards)).isInstanceOf(Qualifies.class);
        assertThat(judge(calledOff, order(ORDERED, SHOES), order(PAID, SHOES)))
                .isEqualTo(new Nothing(NoReward.ENDED, Moment.PAYMENT));
    }

    @Test
    void aGuideWhoBuysHimselfIsNotRewarded() {
        var buyer = new Split(PayeeType.GUIDE, 1, 10_000, 0, 0, CommissionBar.SELF_PURCHASE);

        var judged = IncentiveRules.judge(
                new Promise().made(), order(ORDERED, SHOES), order(PAID, SHOES), List.of(buyer, STORE));

        assertThat(judged).isEqualTo(new Nothing(NoReward.SELF_PURCHASE, Moment.ORDER));
    }

    @Test
    void anOrderOfNoGuideRewardsNobodyUnlessStoresArePaid() {
        var toStores = new Promise();
        toStores.payee = PayeeType.STORE;

        assertThat(IncentiveRules.judge(
                        new Promise().made(), order(ORDERED, SHOES), order(PAID, SHOES), List.of(STORE)))
                .isEqualTo(new Nothing(NoReward.NO_PAYEE, Moment.ORDER));
        assertThat(IncentiveRules.judge(toStores.made(), order(ORDERED, SHOES), order(PAID, SHOES), List.of(LI, STORE)))
                .isInstanceOfSatisfying(
                        Qualifies.class,
                        it -> assertThat(it.parts().get(0).payee().type()).isEqualTo(PayeeType.STORE));
    }

    @Test
    void twoGuidesShareARewardToTheFen() {
        var promise = new Promise();
        promise.amount = new Money(1_001);
        var credited = List.of(
                new Split(PayeeType.GUIDE, 1, 7_000, 7_000, 0, CommissionBar.NONE),
                new Split(PayeeType.GUIDE, 2, 3_000, 3_000, 0, CommissionBar.NONE),
                STORE);

        var judged =
                (Qualifies) IncentiveRules.judge(promise.made(), order(ORDERED, SHOES), order(PAID, SHOES), credited);

        assertThat(judged.parts()).extracting(Part::amount).containsExactly(new Money(701), new Money(300));
    }

    @Test
    void eachUnitOfTheNamedGoodsIsRewarded() {
        var promise = new Promise();
        promise.kind = IncentiveKind.PER_UNIT;
        promise.amount = new Money(500);
        promise.skus = Set.of(SHOES.sku());

        var judged =
                (Qualifies) judge(promise, order(ORDERED, SHOES, goods(2, 9, 1)), order(PAID, SHOES, goods(2, 9, 1)));

        assertThat(judged.due()).isEqualTo(new IncentiveRules.Due(new Money(120_000), 2, new Money(1_000)));
    }

    @Test
    void whoIsRewardedAgainGetsWhatTheGoodsKeptAreWorthInTheSameParts() {
        var promise = new Promise();
        promise.kind = IncentiveKind.PER_UNIT;
        promise.amount = new Money(1_001);
        var credited = List.of(
                new Split(PayeeType.GUIDE, 1, 7_000, 7_000, 0, CommissionBar.NONE),
                new Split(PayeeType.GUIDE, 2, 3_000, 3_000, 0, CommissionBar.NONE),
                STORE);
        var bought =
                (Qualifies) IncentiveRules.judge(promise.made(), order(ORDERED, SHOES), order(PAID, SHOES), credited);

        var again = IncentiveRules.ofKept(promise.made(), bought, List.of(goods(1, 1, 60_000)));

        assertThat(again).isInstanceOfSatisfying(Qualifies.class, kept -> {
            assertThat(kept.due()).isEqualTo(new IncentiveRules.Due(new Money(60_000), 1, new Money(1_001)));
            assertThat(kept.lines()).isEqualTo(bought.lines());
            assertThat(kept.parts()).extracting(Part::amount).containsExactly(new Money(701), new Money(300));
        });
    }

    @Test
    void nobodyIsRewardedAgainForGoodsThatWentBack() {
        var bought = (Qualifies) judge(Promise.kappa(), order(ORDERED, SHOES), order(PAID, SHOES));

        assertThat(IncentiveRules.ofKept(Promise.kappa().made(), bought, List.of(goods(1, 1, 99_999))))
                .isEqualTo(new Nothing(NoReward.BELOW_MINIMUM, Moment.PAYMENT));
        assertThat(IncentiveRules.ofKept(Promise.kappa().made(), bought, List.of()))
                .isEqualTo(new Nothing(NoReward.BELOW_MINIMUM, Moment.PAYMENT));
    }

    @Test
    void anIncentiveThatLooksAtMonthsJudgesNoOrder() {
        var promise = new Promise();
        promise.kind = IncentiveKind.TIER;

        assertThatThrownBy(() -> judge(promise, order(ORDERED, SHOES), order(PAID, SHOES)))
                .hasMessageContaining("TIER");
    }

    /** Whatever is refunded in whatever pieces, what is left is what a sale of the rest would have earned. */
    @ParameterizedTest
    @ValueSource(longs = {3, 17, 20_261_122, 4_711, 99})
    void refundsEndAtWhatTheRestWouldHaveEarned(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var promise = new Promise();
            promise.kind = random.nextBoolean() ? IncentiveKind.FIXED_PER_ORDER : IncentiveKind.PER_UNIT;
            promise.amount = new Money(1 + random.nextInt(5_000));
            promise.minPaid = new Money(random.nextInt(100_000));
            var incentive = promise.made();
            int units = 1 + random.nextInt(6);
            long paid = random.nextInt(200_000);
            var held = IncentiveRules.due(incentive, List.of(goods(1, units, paid)))
                    .whole();
            while (units > 0) {
                int back = 1 + random.nextInt(units);
                paid -= back == units ? paid : (long) (random.nextDouble() * paid);
                units -= back;
                var kept = new ArrayList<Goods>();
                kept.add(goods(1, units, paid));
                var due = IncentiveRules.due(incentive, kept).whole();
                assertThat(due.isMoreThan(held))
                        .as("seed %d: a refund never pays", seed)
                        .isFalse();
                held = due;
            }
            assertThat(held).as("seed %d: nothing kept, nothing held", seed).isEqualTo(Money.ZERO);
        }
    }

    @ParameterizedTest
    @EnumSource(NoReward.class)
    void everyReasonHasASentenceInBothLanguages(NoReward reason) {
        for (var moment : Moment.values()) {
            var words = IncentiveWords.nothing(new Nothing(reason, moment));
            assertThat(words.zh()).endsWith("。").contains(reason.words().zh());
            assertThat(words.en()).endsWith(".").contains(reason.words().en());
        }
        assertThat(words(NoReward.BELOW_MINIMUM, Moment.ORDER)).startsWith("When the order was placed");
        assertThat(words(NoReward.BELOW_MINIMUM, Moment.PAYMENT)).startsWith("When the order was paid");
    }

    private static String words(NoReward reason, Moment moment) {
        return IncentiveWords.nothing(new Nothing(reason, moment)).en();
    }

    @Test
    void theSentenceOfARewardNamesWhatWasPaidAndTheFormula() {
        var perOrder = Promise.kappa().made();
        var perUnit = new Promise();
        perUnit.kind = IncentiveKind.PER_UNIT;
        perUnit.amount = new Money(500);
        var due = IncentiveRules.due(perUnit.made(), List.of(SHOES));
        var shared = new Share(List.of(7_000, 3_000), 0);

        assertThat(IncentiveWords.earned(perOrder, IncentiveRules.due(perOrder, List.of(SHOES)), Share.ALL)
                        .zh())
                .isEqualTo("「私域千元奖」参加活动的商品实付 1200.00 元,每单奖 30.00 元。");
        assertThat(IncentiveWords.earned(perUnit.made(), due, shared).en())
                .isEqualTo("“私域千元奖”: 1200.00 yuan were paid for goods that take part: 5.00 yuan × 2 = 10.00 yuan,"
                        + " of which 70% is 7.00 yuan.");
    }

    @Test
    void theSentenceOfAClawBackSaysWhatIsLeft() {
        var perOrder = Promise.kappa().made();
        var perUnit = new Promise();
        perUnit.kind = IncentiveKind.PER_UNIT;
        perUnit.amount = new Money(500);
        var oneKept = IncentiveRules.due(perUnit.made(), List.of(goods(1, 1, 60_000)));

        assertThat(IncentiveWords.takenBack(
                                perOrder,
                                IncentiveRules.due(perOrder, List.of(goods(1, 1, 60_000))),
                                new Money(3_000),
                                new Money(3_000))
                        .zh())
                .isEqualTo("「私域千元奖」退款后不再符合条件;此前已计 30.00 元,冲回 30.00 元。");
        assertThat(IncentiveWords.takenBack(perUnit.made(), oneKept, new Money(1_000), new Money(500))
                        .en())
                .isEqualTo("“私域千元奖”: 600.00 yuan are kept after the refund: 5.00 yuan × 1 = 5.00 yuan; 10.00 yuan were"
                        + " credited before, so 5.00 yuan are taken back.");
    }

    @Test
    void aPeriodIsLeftAfterItsLastInstant() {
        assertThat(new Promise().made().isInForceAt(Promise.UNTIL.minus(Duration.ofMillis(1))))
                .isTrue();
        assertThat(new Promise().made().isInForceAt(Promise.UNTIL)).isFalse();
    }

    private static Judgement judge(Promise promise, OrderFacts atOrder, OrderFacts atPayment) {
        return IncentiveRules.judge(promise.made(), atOrder, atPayment, CREDITED);
    }

    private static NoReward reason(Promise promise, OrderFacts atOrder) {
        var paid = new OrderFacts(
                atOrder.at().plusSeconds(60),
                atOrder.goods(),
                atOrder.payMethod(),
                atOrder.friendOfAny(),
                atOrder.friendOfCredited(),
                atOrder.store(),
                atOrder.region());
        var judged = judge(promise, atOrder, paid);
        assertThat(judged).isInstanceOf(Nothing.class);
        assertThat(((Nothing) judged).moment()).isEqualTo(Moment.ORDER);
        return ((Nothing) judged).reason();
    }
}
