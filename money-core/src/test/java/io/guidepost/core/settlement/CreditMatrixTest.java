package io.guidepost.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.money.Allocation;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditMatrixTest {

    private static final int[] ONE = {10_000};

    @Test
    void oneStoreIsDividedAmongItsGuidesByLargestRemainder() {
        assertThat(CreditMatrix.of(7_331, ONE, new int[] {7_000, 3_000})).isDeepEqualTo(new long[][] {{5_132, 2_199}});
        assertThat(CreditMatrix.of(1, ONE, new int[] {5_000, 5_000})).isDeepEqualTo(new long[][] {{1, 0}});
    }

    @Test
    void twoStoresAndTwoGuidesHaveBothTheirSums() {
        assertThat(CreditMatrix.of(101, new int[] {6_000, 4_000}, new int[] {7_000, 3_000}))
                .isDeepEqualTo(new long[][] {{42, 19}, {29, 11}});
    }

    @Test
    void nothingIsDividedIntoNothing() {
        assertThat(CreditMatrix.of(0, new int[] {6_000, 4_000}, ONE)).isDeepEqualTo(new long[][] {{0}, {0}});
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_122, 70_30})
    void rowsAreTheStoresColumnsTheGuidesAndNoCellIsBelowZero(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            long whole = random.nextInt(4) == 0 ? random.nextInt(5) : random.nextLong(100_000_000);
            int[] stores = shares(random);
            int[] guides = shares(random);

            long[][] cells = CreditMatrix.of(whole, stores, guides);

            var told =
                    "seed %d: %d by %s and %s".formatted(seed, whole, Arrays.toString(stores), Arrays.toString(guides));
            assertThat(Arrays.stream(cells)
                            .mapToLong(row -> Arrays.stream(row).sum())
                            .toArray())
                    .as(told)
                    .isEqualTo(largestRemainder(whole, stores));
            long[] columns = new long[guides.length];
            for (long[] row : cells) {
                for (int j = 0; j < row.length; j++) {
                    assertThat(row[j]).as(told).isNotNegative();
                    columns[j] += row[j];
                }
            }
            assertThat(columns).as(told).isEqualTo(largestRemainder(whole, guides));
        }
    }

    private static int[] shares(Random random) {
        int first = random.nextInt(10_001);
        return random.nextBoolean() ? new int[] {10_000} : new int[] {first, 10_000 - first};
    }

    private static long[] largestRemainder(long whole, int[] shares) {
        return Allocation.of(whole, Arrays.stream(shares).asLongStream().toArray());
    }
}
