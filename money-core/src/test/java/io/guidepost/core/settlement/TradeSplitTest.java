package io.guidepost.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradeSplitTest {

    @Test
    void aFranchiseStoreKeepsItsCommissionLessTheContributionAndHeadquartersTheRest() {
        var split = TradeSplit.of(new Money(18_273), new Money(913), new Money(365), new Rate(150));

        assertThat(split.hqService()).isEqualTo(new Money(274));
        assertThat(split.store()).isEqualTo(new Money(91));
        assertThat(split.headquarters()).isEqualTo(new Money(17_269));
    }

    /** Whatever was sold, refunded and agreed: the parts of all parties are the net, to the fen. */
    @ParameterizedTest
    @ValueSource(longs = {5, 20_261_122, 913})
    void thePartsAddUpToTheNet(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var net = new Money(random.nextLong(-1_000_000, 100_000_000));
            var guides = new Money(random.nextLong(-10_000, 5_000_000));
            var commission = new Money(random.nextLong(-10_000, 2_000_000));
            var split = TradeSplit.of(net, guides, commission, new Rate(random.nextInt(10_001)));

            assertThat(split.guides().plus(split.store()).plus(split.headquarters()))
                    .as("seed %d, %s", seed, split)
                    .isEqualTo(net);
            assertThat(split.store().plus(split.hqService())).isEqualTo(commission);
            assertThat(split.hqService().isNegative()).isFalse();
        }
    }

    @Test
    void aMonthWithMoreRefundsThanSalesOwesNoContribution() {
        var split = TradeSplit.of(new Money(-100), Money.ZERO, new Money(-2), new Rate(5_000));

        assertThat(split.hqService()).isEqualTo(Money.ZERO);
        assertThat(split.headquarters()).isEqualTo(new Money(-98));
        assertThatThrownBy(() -> new TradeSplit(new Money(10), new Money(3), new Money(3), new Money(3), Money.ZERO))
                .hasMessage("3 + 3 + 3 fen are not 10");
    }
}
