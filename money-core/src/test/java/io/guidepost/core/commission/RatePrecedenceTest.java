package io.guidepost.core.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.BrandId;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatePrecedenceTest {

    /** The sentence of B6 read aloud, one step after the other, beside the card's own search. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theFirstThatIsEffectiveWinsInTheOrderOfTheBook(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var card = RandomCard.of(random, random.nextInt(20), 10_000);
            var payee = PayeeType.values()[random.nextInt(3)];
            var question =
                    RandomCard.question(payee, 7 + random.nextInt(3), payee == PayeeType.GUIDE ? random.nextInt(4) : 0);
            var at = RandomCard.START.plus(Duration.ofHours(random.nextInt(240) - 72));

            assertThat(card.find(question, at))
                    .as("seed %d, round %d: %s of %s", seed, round, question, card.entries())
                    .isEqualTo(readAloud(card.entries(), question, at));
            assertThat(card.precedence(question, at).stream().findFirst()).isEqualTo(card.find(question, at));
        }
    }

    private static Optional<RateEntry> readAloud(List<RateEntry> entries, RateQuestion asked, Instant at) {
        List<Predicate<RateEntry>> book = List.of(
                entry -> entry.scope().equals(new RateScope.Sku(new SkuId(1))) && entry.isExcluded(),
                entry -> entry.scope().equals(new RateScope.Sku(new SkuId(1))) && entry.isFixed(),
                entry -> entry.scope().equals(new RateScope.Sku(new SkuId(1))),
                entry -> entry.scope().equals(new RateScope.Spu(new SpuId(10))),
                entry -> entry.scope().equals(new RateScope.Category(new CategoryId(100))),
                entry -> entry.scope().equals(new RateScope.Category(new CategoryId(101))),
                entry -> entry.scope().equals(new RateScope.Brand(new BrandId(1000))),
                entry -> entry.scope() instanceof RateScope.StorePolicy policy
                        && asked.store().filter(policy.store()::equals).isPresent(),
                entry -> entry.scope() instanceof RateScope.GuideLevel level && level.level() == asked.guideLevel(),
                entry -> entry.scope() instanceof RateScope.Everything);
        for (var step : book) {
            var here = entries.stream()
                    .filter(entry -> entry.payeeType() == asked.payee())
                    .filter(entry -> !at.isBefore(entry.from()))
                    .filter(entry -> entry.until().map(at::isBefore).orElse(true))
                    .filter(step)
                    .sorted((one, other) -> {
                        if (one.isExcluded() != other.isExcluded()) {
                            return one.isExcluded() ? -1 : 1;
                        }
                        int later = other.from().compareTo(one.from());
                        return later != 0 ? later : Long.compare(one.ruleId(), other.ruleId());
                    })
                    .toList();
            if (!here.isEmpty()) {
                return Optional.of(here.get(0));
            }
        }
        return Optional.empty();
    }

    @Test
    void aRateHoldsFromItsFirstMillisecondToTheLastBeforeItsEnd() {
        var from = Instant.parse("2026-12-01T00:00:00Z");
        var until = Instant.parse("2027-01-01T00:00:00Z");
        var december = new RateEntry(
                1,
                PayeeType.GUIDE,
                new RateScope.Everything(),
                Optional.of(new Reward.Percent(new Rate(800))),
                from,
                Optional.of(until));
        var card = SaleOf.card(december);
        var question = RandomCard.question(PayeeType.GUIDE, 7, 0);

        assertThat(card.find(question, from.minusMillis(1))).isEmpty();
        assertThat(card.find(question, from)).contains(december);
        assertThat(card.find(question, until.minusMillis(1))).contains(december);
        assertThat(card.find(question, until)).isEmpty();
    }

    @Test
    void theWholePrecedenceIsShownWithTheWinnerFirst() {
        var card = SaleOf.card(
                SaleOf.percent(1, PayeeType.GUIDE, new RateScope.Everything(), 500),
                SaleOf.percent(2, PayeeType.GUIDE, new RateScope.GuideLevel(2), 600),
                SaleOf.percent(3, PayeeType.GUIDE, new RateScope.StorePolicy(new StoreId(7)), 700),
                SaleOf.percent(4, PayeeType.GUIDE, new RateScope.StorePolicy(new StoreId(8)), 700),
                SaleOf.percent(5, PayeeType.STORE, new RateScope.Everything(), 200),
                SaleOf.percent(6, PayeeType.GUIDE, new RateScope.Sku(new SkuId(1)), 800),
                SaleOf.fixed(7, 1, 300));

        var shown = card.precedence(RandomCard.question(PayeeType.GUIDE, 7, 2), RandomCard.START);

        assertThat(shown).extracting(RateEntry::ruleId).containsExactly(7L, 6L, 3L, 2L, 1L);
        assertThat(shown)
                .extracting(RateStep::of)
                .containsExactly(
                        RateStep.SKU_FIXED,
                        RateStep.SKU_PERCENT,
                        RateStep.STORE_POLICY,
                        RateStep.GUIDE_LEVEL,
                        RateStep.DEFAULT);
    }

    @Test
    void aFixedRewardIsForEachUnitWhateverWasPaid() {
        assertThat(new Reward.FixedPerUnit(new Money(300)).on(new Money(1), 3)).isEqualTo(new Money(900));
    }
}
