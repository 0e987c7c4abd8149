package io.guidepost.core.incentive;

import static io.guidepost.core.incentive.Promise.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.core.incentive.RankRules.Placed;
import io.guidepost.core.incentive.RankRules.Standing;
import io.guidepost.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiers and contests, which look at what was sold in a time. */
class TurnoverTest {

    /** 1 % of what lies between 10,000 and 30,000 yuan, 2 % above, and 100 yuan for reaching 30,000. */
    private static final List<Step> STEPS = List.of(step(1_000_000, 100, 0), step(3_000_000, 200, 10_000));

    private static final List<Money> PRIZES = List.of(new Money(50_000), new Money(30_000), new Money(10_000));

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "999999, 0",
        "1000000, 0",
        "1000099, 0",
        "1000100, 1",
        "2000000, 10000",
        "2999999, 19999",
        "3000000, 30000",
        "3000050, 30001",
        "5000000, 70000",
    })
    void eachStepHoldsForWhatLiesInIt(long net, long due) {
        assertThat(TierRules.due(STEPS, new Money(net))).isEqualTo(new Money(due));
    }

    @Test
    void aMonthOfRefundsAloneEarnsNothing() {
        assertThat(TierRules.due(STEPS, new Money(-5))).isEqualTo(Money.ZERO);
    }

    /** Many small orders earn what one large one does, and a refund never pays. */
    @ParameterizedTest
    @ValueSource(longs = {5, 1_122, 31_337})
    void soldMoreNeverEarnsLess(long seed) {
        var random = new Random(seed);
        var steps = new ArrayList<Step>();
        long from = 0;
        for (int i = 0; i < 5; i++) {
            from += 1 + random.nextInt(500_000);
            steps.add(step(from, random.nextInt(3_000), random.nextInt(20_000)));
        }
        var before = Money.ZERO;
        for (long net = 0; net < 4_000_000; net += 1 + random.nextInt(9_999)) {
            var due = TierRules.due(steps, new Money(net));
            assertThat(before.isMoreThan(due)).as("seed %d at %d", seed, net).isFalse();
            before = due;
        }
    }

    @Test
    void theBestWinsAndTheRestGetNothing() {
        var placed = RankRules.judge(PRIZES, List.of(sold(1, 500), sold(2, 900), sold(3, 100), sold(4, 50)));

        assertThat(placed)
                .extracting(Placed::guideId, Placed::place, it -> it.prize().fen())
                .containsExactly(tuple(2L, 1, 50_000L), tuple(1L, 2, 30_000L), tuple(3L, 3, 10_000L), tuple(4L, 4, 0L));
    }

    @Test
    void thoseWhoAreTiedShareThePrizesOfTheirPlaces() {
        var placed = RankRules.judge(PRIZES, List.of(sold(1, 900), sold(2, 900), sold(3, 100)));

        assertThat(placed)
                .extracting(Placed::place, Placed::tied, it -> it.prize().fen())
                .containsExactly(tuple(1, 2, 40_000L), tuple(1, 2, 40_000L), tuple(3, 1, 10_000L));
        assertThat(IncentiveWords.rank(Promise.kappa().made(), placed.get(0)).zh())
                .contains("第 1 名", "2 人并列", "400.00");
        assertThat(IncentiveWords.rank(Promise.kappa().made(), placed.get(2)).en())
                .contains("place 3,")
                .doesNotContain("tied");
    }

    @Test
    void aTieOverTheLastPrizeSharesThatPrize() {
        var placed =
                RankRules.judge(List.of(new Money(100)), List.of(sold(1, 900), sold(2, 900), sold(3, 900), sold(4, 1)));

        assertThat(placed).extracting(it -> it.prize().fen()).containsExactly(33L, 33L, 33L, 0L);
    }

    @Test
    void whoSoldNothingHasNoPlace() {
        assertThat(RankRules.judge(PRIZES, List.of(sold(1, 0), sold(2, -5)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 77, 2_026})
    void prizesNeverAddUpToMoreThanWasPromised(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var standings = new ArrayList<Standing>();
            for (int i = 1; i <= random.nextInt(12); i++) {
                standings.add(sold(i, random.nextInt(5)));
            }
            long paid = RankRules.judge(PRIZES, standings).stream()
                    .mapToLong(it -> it.prize().fen())
                    .sum();
            assertThat(paid).as("seed %d", seed).isLessThanOrEqualTo(90_000);
        }
    }

    @Test
    void theSentenceOfATierNamesTheMonthAndBothFigures() {
        assertThat(IncentiveWords.tier(
                                Promise.kappa().made(),
                                "2026-11",
                                new Money(5_000_000),
                                new Money(70_000),
                                new Money(30_000))
                        .zh())
                .isEqualTo("「私域千元奖」2026-11 已结算净额 50000.00 元,按阶梯应得 700.00 元,此前已计 300.00 元。");
    }

    private static Standing sold(long guide, long fen) {
        return new Standing(guide, new Money(fen));
    }
}
