package io.guidepost.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {

    @Test
    void theLargestRemaindersGetTheFenLeftOver() {
        assertThat(Allocation.of(10_000, new long[] {99_800, 19_900, 8_700})).containsExactly(7_773, 1_550, 677);
    }

    @Test
    void ofEqualRemaindersTheLowerIndexIsServedFirst() {
        assertThat(Allocation.of(5, new long[] {1, 1, 1})).containsExactly(2, 2, 1);
    }

    @Test
    void aWeightOfZeroGetsNothing() {
        assertThat(Allocation.of(7, new long[] {0, 3, 0, 3})).containsExactly(0, 4, 0, 3);
        assertThat(Allocation.of(0, new long[] {0, 0})).containsExactly(0, 0);
        assertThat(Allocation.of(0, new long[0])).isEmpty();
    }

    @Test
    void whatNobodyCanCarryIsRefused() {
        assertThatThrownBy(() -> Allocation.of(1, new long[] {0, 0})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Allocation.of(1, new long[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Allocation.of(-1, new long[] {1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Allocation.of(1, new long[] {2, -1})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void amountsOfMoneyAreAllocatedByAmountsOfMoney() {
        assertThat(Allocation.of(new Money(7_331), List.of(new Money(70), new Money(30))))
                .containsExactly(new Money(5_132), new Money(2_199));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void partsAddUpAndEachIsWithinOneFenOfItsExactShare(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            long[] weights = new long[1 + random.nextInt(12)];
            int magnitude = random.nextInt(58);
            for (int i = 0; i < weights.length; i++) {
                weights[i] = random.nextInt(4) == 0 ? 0 : (random.nextLong() >>> 6) >> magnitude;
            }
            long total = Arrays.stream(weights).sum();
            if (total == 0) {
                continue;
            }
            long whole = (random.nextLong() >>> 1) >> random.nextInt(63);

            long[] parts = Allocation.of(whole, weights);

            assertThat(Arrays.stream(parts).sum()).as("seed %d", seed).isEqualTo(whole);
            for (int i = 0; i < parts.length; i++) {
                var off = BigInteger.valueOf(parts[i])
                        .multiply(BigInteger.valueOf(total))
                        .subtract(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(weights[i])))
                        .abs();
                assertThat(off).as("seed %d, part %d", seed, i).isLessThan(BigInteger.valueOf(total));
            }
        }
    }
}
