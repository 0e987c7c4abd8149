package io.guidepost.core.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.money.Money;
import io.guidepost.core.sale.Discount.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceBreakdownTest {

    private static final List<BasketLine> SHOES_TEE_SOCKS = List.of(
            new BasketLine(1, new SkuId(1), new Money(49_900), 2),
            new BasketLine(2, new SkuId(2), new Money(19_900), 1),
            new BasketLine(3, new SkuId(3), new Money(2_900), 3));

    @Test
    void theNormativeOrderIsTakenApartToTheFen() {
        var priced = PriceBreakdown.of(
                SHOES_TEE_SOCKS,
                List.of(
                        Discount.onEveryLine(Kind.POINTS, new Money(500)),
                        Discount.onEveryLine(Kind.COUPON, new Money(10_000))),
                new Money(1_200));

        assertThat(priced.lines()).extracting(line -> line.couponShare().fen()).containsExactly(7_773L, 1_550L, 677L);
        assertThat(priced.lines()).extracting(line -> line.pointsShare().fen()).containsExactly(389L, 77L, 34L);
        assertThat(priced.lines()).extracting(line -> line.paid().fen()).containsExactly(91_638L, 18_273L, 7_989L);
        assertThat(priced.goods()).isEqualTo(new Money(117_900));
        assertThat(priced.payable()).isEqualTo(new Money(119_100));
    }

    /** F-RY6: the parts add up also where the last line carries none. */
    @Test
    void aDiscountIsCarriedByItsEligibleLinesAlone() {
        var priced = PriceBreakdown.of(
                SHOES_TEE_SOCKS, List.of(new Discount(Kind.ACTIVITY, new Money(1_001), Set.of(2, 3))), Money.ZERO);

        assertThat(priced.lines())
                .extracting(line -> line.activityShare().fen())
                .containsExactly(0L, 697L, 304L);

        var withoutTheLast = PriceBreakdown.of(
                SHOES_TEE_SOCKS, List.of(new Discount(Kind.COUPON, new Money(10_000), Set.of(1, 2))), Money.ZERO);

        assertThat(withoutTheLast.lines().stream()
                        .mapToLong(line -> line.couponShare().fen())
                        .sum())
                .isEqualTo(10_000);
        assertThat(withoutTheLast.lines().get(2).couponShare()).isEqualTo(Money.ZERO);
    }

    @Test
    void laterDiscountsFallOnWhatEarlierOnesLeft() {
        var basket = List.of(
                new BasketLine(1, new SkuId(1), new Money(100), 1), new BasketLine(2, new SkuId(2), new Money(100), 1));

        var priced = PriceBreakdown.of(
                basket,
                List.of(
                        new Discount(Kind.ACTIVITY, new Money(100), Set.of(1)),
                        Discount.onEveryLine(Kind.COUPON, new Money(50))),
                Money.ZERO);

        assertThat(priced.lines()).extracting(line -> line.couponShare().fen()).containsExactly(0L, 50L);
    }

    @Test
    void aDiscountBeyondItsLinesIsRefused() {
        var tooMuch = List.of(new Discount(Kind.COUPON, new Money(8_701), Set.of(3)));

        assertThatThrownBy(() -> PriceBreakdown.of(SHOES_TEE_SOCKS, tooMuch, Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void linesThatDoNotAddUpCannotExist() {
        assertThatThrownBy(() -> new PricedLine(
                        1,
                        new SkuId(1),
                        1,
                        new Money(100),
                        Money.ZERO,
                        Money.ZERO,
                        new Money(1),
                        Money.ZERO,
                        new Money(100)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BasketLine(1, new SkuId(1), new Money(100), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BasketLine(1, new SkuId(1), new Money(100), 1, new Money(101)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PriceBreakdown.of(
                        List.of(SHOES_TEE_SOCKS.get(1), SHOES_TEE_SOCKS.get(0)), List.of(), Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PriceBreakdown.of(
                        List.of(SHOES_TEE_SOCKS.get(0), SHOES_TEE_SOCKS.get(0)), List.of(), Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void everyBasketAddsUpInEveryDirection(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var basket = new ArrayList<BasketLine>();
            for (int i = 0; i < 1 + random.nextInt(9); i++) {
                var price = new Money(random.nextInt(60_000));
                int quantity = 1 + random.nextInt(5);
                var level = new Money(random.nextInt(3) == 0 ? random.nextInt((int) price.fen() + 1) : 0);
                basket.add(new BasketLine(i, new SkuId(i + 1), price, quantity, level));
            }
            var discounts = new ArrayList<Discount>();
            long budget = Math.max(
                    0,
                    basket.stream()
                            .mapToLong(line ->
                                    line.list().minus(line.levelDiscount()).fen())
                            .min()
                            .orElseThrow());
            for (Kind kind : Kind.values()) {
                if (random.nextBoolean() && budget >= 3) {
                    var eligible = new HashSet<Integer>();
                    if (random.nextBoolean()) {
                        eligible.add(random.nextInt(basket.size()));
                    }
                    discounts.add(new Discount(kind, new Money(random.nextLong(budget / 3 + 1)), eligible));
                }
            }

            var priced = PriceBreakdown.of(basket, discounts, new Money(random.nextInt(2_000)));

            var off = Money.sum(discounts.stream().map(Discount::amount).toList());
            assertThat(priced.activity().plus(priced.coupon()).plus(priced.points()))
                    .as("seed %d", seed)
                    .isEqualTo(off);
            assertThat(priced.goods())
                    .as("seed %d", seed)
                    .isEqualTo(priced.list().minus(priced.levelDiscount()).minus(off));
            assertThat(priced.payable())
                    .as("seed %d", seed)
                    .isEqualTo(priced.goods().plus(priced.freight()));
            assertThat(priced.lines())
                    .as("seed %d", seed)
                    .allSatisfy(line -> assertThat(line.paid().isNegative()).isFalse());
        }
    }
}
