package io.guidepost.core.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.money.Money;
import io.guidepost.core.price.PriceStep.Source;
import io.guidepost.core.sale.RefundJudgement;
import io.guidepost.core.sale.RefundRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every basket with every mixture of prices, activities, coupons, points and freight (ORD-1, M7, L9). */
class PricePropertiesTest {

    private static final int BASKETS_OF_A_SEED = 400;

    static LongStream seeds() {
        return LongStream.of(1, 20261122, 42, 353, 136, 185, 885, 7919);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyLineAndTheWholeAddUpToTheFen(long seed) {
        var prices = new RandomPrices(seed);
        for (int i = 0; i < BASKETS_OF_A_SEED; i++) {
            var quote = PriceRules.answer(prices.question());

            assertThat(quote.list()
                            .minus(quote.priceLists())
                            .minus(quote.activities())
                            .minus(quote.coupons())
                            .minus(quote.points()))
                    .as("seed %d, basket %d", seed, i)
                    .isEqualTo(quote.goods());
            var freight = Money.ZERO;
            for (var line : quote.lines()) {
                freight = freight.plus(line.freightShare());
                var priced = line.priced();
                assertThat(List.of(
                                priced.paid(),
                                priced.levelDiscount(),
                                priced.activityShare(),
                                priced.couponShare(),
                                priced.pointsShare(),
                                line.freightShare()))
                        .as("seed %d, basket %d", seed, i)
                        .noneMatch(Money::isNegative);
                assertThat(Money.sum(line.couponShares().values())).isEqualTo(priced.couponShare());
            }
            assertThat(freight).as("seed %d, basket %d", seed, i).isEqualTo(quote.freight());
            assertThat(quote.goods().isPositive())
                    .as("seed %d, basket %d: something is paid", seed, i)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theStepsExplainEveryFen(long seed) {
        var prices = new RandomPrices(seed);
        for (int i = 0; i < BASKETS_OF_A_SEED; i++) {
            var quote = PriceRules.answer(prices.question());

            assertThat(taken(quote, Source.STORE_PRICE).plus(taken(quote, Source.PRICE_LIST)))
                    .as("seed %d, basket %d", seed, i)
                    .isEqualTo(quote.priceLists());
            assertThat(taken(quote, Source.ACTIVITY)).isEqualTo(quote.activities());
            assertThat(taken(quote, Source.COUPON)).isEqualTo(quote.coupons());
            assertThat(taken(quote, Source.POINTS)).isEqualTo(quote.points());
            assertThat(taken(quote, Source.FREIGHT)).isEqualTo(quote.freightList());
            assertThat(taken(quote, Source.FREIGHT_COUPON)).isEqualTo(quote.freightOff());
            assertThat(quote.steps()).allSatisfy(step -> {
                assertThat(step.why().zh()).isNotBlank();
                assertThat(step.why().en()).isNotBlank();
                assertThat(step.isApplied() || step.taken().isZero()).isTrue();
            });
        }
    }

    private static Money taken(Quote quote, Source source) {
        return Money.sum(quote.steps().stream()
                .filter(step -> step.source() == source)
                .map(PriceStep::taken)
                .toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfEverythingDoesNotMatter(long seed) {
        var prices = new RandomPrices(seed);
        for (int i = 0; i < BASKETS_OF_A_SEED; i++) {
            var question = prices.question();
            var shuffled = new PriceQuestion(
                    question.buyer(),
                    question.at(),
                    renumbered(question.items(), prices),
                    mixed(question.priceLists(), prices),
                    mixed(question.offers(), prices),
                    mixed(question.coupons(), prices),
                    question.points(),
                    mixed(question.freight(), prices),
                    question.region());

            var one = RandomPrices.bySku(PriceRules.answer(question));
            var other = RandomPrices.bySku(PriceRules.answer(shuffled));

            one.forEach((sku, line) -> {
                assertThat(other.get(sku).priced().paid())
                        .as("seed %d", seed)
                        .isEqualTo(line.priced().paid());
                assertThat(other.get(sku).priced().couponShare())
                        .isEqualTo(line.priced().couponShare());
                assertThat(other.get(sku).freightShare()).isEqualTo(line.freightShare());
            });
        }
    }

    private static List<PricedItem> renumbered(List<PricedItem> items, RandomPrices prices) {
        var lines = new ArrayList<PricedItem>();
        for (var item : mixed(items, prices)) {
            lines.add(new PricedItem(
                    lines.size() + 1,
                    item.sku(),
                    item.spu(),
                    item.categories(),
                    item.brand(),
                    item.listPrice(),
                    item.storePrice(),
                    item.quantity(),
                    item.weightGrams()));
        }
        return lines;
    }

    private static <T> List<T> mixed(List<T> list, RandomPrices prices) {
        var copy = new ArrayList<>(list);
        Collections.shuffle(copy, prices.random());
        return copy;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatNobodyIsMeantForChangesNothing(long seed) {
        var prices = new RandomPrices(seed);
        for (int i = 0; i < BASKETS_OF_A_SEED; i++) {
            var question = prices.question();
            var meant = new PriceQuestion(
                    question.buyer(),
                    question.at(),
                    question.items(),
                    question.priceLists().stream()
                            .filter(list -> list.audience().includes(question.buyer())
                                    && list.period().contains(question.at()))
                            .toList(),
                    question.offers().stream()
                            .filter(offer -> offer.audience().includes(question.buyer())
                                    && offer.period().contains(question.at()))
                            .toList(),
                    question.coupons(),
                    question.points(),
                    question.freight(),
                    question.region());

            assertThat(PriceRules.answer(meant).lines())
                    .as("seed %d", seed)
                    .isEqualTo(PriceRules.answer(question).lines());
        }
    }

    /** However a line is sent back, in as many parts as one likes: in the end exactly what was paid has gone back. */
    @ParameterizedTest
    @MethodSource("seeds")
    void refundsOfAllUnitsComeToWhatWasPaid(long seed) {
        var prices = new RandomPrices(seed);
        for (int i = 0; i < BASKETS_OF_A_SEED / 8; i++) {
            for (var line : PriceRules.answer(prices.question()).lines()) {
                var paid = line.priced().paid();
                var refunded = Money.ZERO;
                int units = 0;
                while (units < line.priced().quantity()) {
                    int wanted = 1 + prices.random().nextInt(line.priced().quantity() - units);
                    var judged = RefundRules.judge(paid, line.priced().quantity(), units, refunded, wanted);
                    refunded = refunded.plus(((RefundJudgement.Accepted) judged).amount());
                    units += wanted;
                }
                assertThat(refunded).as("seed %d", seed).isEqualTo(paid);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFurtherCouponNeverMakesItDearer(long seed) {
        var prices = new RandomPrices(seed);
        for (int i = 0; i < BASKETS_OF_A_SEED; i++) {
            var question = prices.question();
            var with = PriceRules.answer(question);
            var without = PriceRules.answer(new PriceQuestion(
                    question.buyer(),
                    question.at(),
                    question.items(),
                    question.priceLists(),
                    question.offers(),
                    List.of(),
                    PointsOffer.NONE,
                    question.freight(),
                    question.region()));

            assertThat(with.goods()).as("seed %d", seed).isLessThanOrEqualTo(without.goods());
            var never = new HashMap<Long, Money>();
            with.lines().forEach(line -> line.couponShares().forEach((id, fen) -> never.merge(id, fen, Money::plus)));
            for (var coupon : question.coupons()) {
                if (coupon.value() instanceof CouponTerms.Value.AmountOff worth
                        && question.coupons().stream()
                                        .filter(it -> it.id() == coupon.id())
                                        .count()
                                == 1) {
                    assertThat(never.getOrDefault(coupon.id(), Money.ZERO)).isLessThanOrEqualTo(worth.off());
                }
            }
        }
    }
}
