package io.guidepost.core.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.price.PointsRules.PaidWithPoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PointsRulesTest {

    static LongStream seeds() {
        return LongStream.of(3, 20261123, 77, 4096);
    }

    @Test
    void aYuanEarnsWhatTheShopSaysAndPartsOfAPointAreDropped() {
        assertThat(PointsRules.earned(Money.ofFen(19_999), 1)).isEqualTo(199);
        assertThat(PointsRules.earned(Money.ofFen(19_999), 3)).isEqualTo(599);
        assertThat(PointsRules.earned(Money.ofFen(99), 1)).isZero();
        assertThat(PointsRules.earned(Money.yuan(1_000), 0)).isZero();
    }

    @Test
    void theSharesAreTheOnesOfTheMoney() {
        var lines = List.of(line(389, 2, 0), line(77, 1, 0), line(34, 3, 0));

        assertThat(PointsRules.shares(50, lines)).containsExactly(39, 8, 3);
        assertThat(PointsRules.due(50, List.of(line(389, 2, 1), line(77, 1, 1), line(34, 3, 0))))
                .isEqualTo(19 + 8);
    }

    @Test
    void nothingIsTakenBackOfAnOrderThatCostNothingMore() {
        assertThat(PointsRules.kept(0, Money.ZERO, Money.ZERO)).isZero();
    }

    /** Refunds unit by unit, in any order: in the end all that was paid with has come back, and all that was earned is gone. */
    @ParameterizedTest
    @MethodSource("seeds")
    void refundsOfEverythingEndExactlyWhereItBegan(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            long used = 1 + random.nextInt(5_000);
            var lines = new ArrayList<PaidWithPoints>();
            int size = 1 + random.nextInt(5);
            for (int n = 0; n < size; n++) {
                lines.add(line(random.nextInt(40_000), 1 + random.nextInt(6), 0));
            }
            lines.set(0, line(1 + random.nextInt(40_000), lines.get(0).quantity(), 0));
            assertThat(LongStream.of(PointsRules.shares(used, lines)).sum()).isEqualTo(used);

            long before = 0;
            long given = 0;
            while (lines.stream().anyMatch(line -> line.refundedQuantity() < line.quantity())) {
                int at = random.nextInt(size);
                var line = lines.get(at);
                if (line.refundedQuantity() < line.quantity()) {
                    lines.set(at, line(line.pointsShare().fen(), line.quantity(), line.refundedQuantity() + 1));
                }
                long due = PointsRules.due(used, lines);
                assertThat(due).as("seed %d", seed).isBetween(before, used);
                given += due - before;
                before = due;
            }
            assertThat(given).as("seed %d", seed).isEqualTo(used);

            long paid = 1 + random.nextInt(500_000);
            long earned = PointsRules.earned(Money.ofFen(paid), 1 + random.nextInt(10));
            assertThat(PointsRules.kept(earned, Money.ofFen(paid), Money.ofFen(paid)))
                    .isEqualTo(earned);
            assertThat(PointsRules.kept(earned, Money.ZERO, Money.ofFen(paid))).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pointsNeverPayMoreThanTheirShareNorTheLastFen(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            long goods = random.nextInt(100_000);
            var offer = new PointsOffer(
                    random.nextInt(200_000), 1 + random.nextInt(20), new Rate(random.nextInt(Rate.WHOLE_BP + 1)));

            long used = offer.usableOn(goods);

            assertThat(used).as("seed %d", seed).isBetween(0L, offer.wanted());
            assertThat(used == 0 || used * offer.fenPerPoint() < goods).isTrue();
            assertThat(used * offer.fenPerPoint())
                    .isLessThanOrEqualTo(offer.most().of(Money.ofFen(goods)).fen());
        }
    }

    private static PaidWithPoints line(long fen, int quantity, int refunded) {
        return new PaidWithPoints(Money.ofFen(fen), quantity, refunded);
    }
}
