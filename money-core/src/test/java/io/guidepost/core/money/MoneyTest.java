package io.guidepost.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void anOverflowIsAnErrorAndNeverAWrongAmount() {
        var most = new Money(Long.MAX_VALUE);

        assertThatThrownBy(() -> most.plus(new Money(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MIN_VALUE).negated()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.yuan(Long.MAX_VALUE / 10)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aYuanIsAHundredFen() {
        assertThat(Money.yuan(30)).isEqualTo(new Money(3_000));
    }

    @Test
    void theLargerRateIsTheOneOfMoreBasisPoints() {
        assertThat(Stream.of(new Rate(300), new Rate(1_200), new Rate(75)).sorted())
                .containsExactly(new Rate(75), new Rate(300), new Rate(1_200));
    }

    @Test
    void amountsReadInYuanWithTwoDecimals() {
        assertThat(new Money(18273).inYuan()).isEqualTo("182.73");
        assertThat(new Money(5).inYuan()).isEqualTo("0.05");
        assertThat(new Money(-105).inYuan()).isEqualTo("-1.05");
        assertThat(new Money(Long.MIN_VALUE).inYuan()).isEqualTo("-92233720368547758.08");
    }

    @Test
    void ratesReadInPercentWithoutNeedlessZeros() {
        assertThat(new Rate(500).inPercent()).isEqualTo("5%");
        assertThat(new Rate(75).inPercent()).isEqualTo("0.75%");
        assertThat(new Rate(1250).inPercent()).isEqualTo("12.5%");
        assertThat(new Rate(1205).inPercent()).isEqualTo("12.05%");
    }

    @Test
    void aRateIsNeitherNegativeNorMoreThanTheWhole() {
        assertThatThrownBy(() -> new Rate(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(10_001)).isInstanceOf(IllegalArgumentException.class);
    }

    /** R14: no rate loses its decimals. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRateIsExactlyTheFloorForEveryBaseALongCanHold(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            long base = random.nextLong() >> random.nextInt(64);
            int bp = random.nextInt(10_001);

            var exact = BigInteger.valueOf(base).multiply(BigInteger.valueOf(bp));
            var parts = exact.divideAndRemainder(BigInteger.valueOf(10_000));
            var floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];

            assertThat(new Rate(bp).of(new Money(base)).fen())
                    .as("seed %d, %d bp of %d", seed, bp, base)
                    .isEqualTo(floor.longValueExact());
        }
    }
}
