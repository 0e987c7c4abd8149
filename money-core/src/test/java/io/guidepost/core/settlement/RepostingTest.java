package io.guidepost.core.settlement;

import static io.guidepost.core.settlement.AccrualState.AVAILABLE;
import static io.guidepost.core.settlement.AccrualState.FROZEN;
import static io.guidepost.core.settlement.AccrualState.PAID;
import static io.guidepost.core.settlement.AccrualState.PENDING;
import static io.guidepost.core.settlement.AccrualState.REVERSED;
import static io.guidepost.core.settlement.AccrualState.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepostingTest {

    @Test
    void nobodyGetsMoneyEarlierThanByTheFirstDecision() {
        assertThat(Reposting.stateOf(List.of(FROZEN, AVAILABLE), List.of(PENDING), PENDING))
                .isEqualTo(FROZEN);
        assertThat(Reposting.stateOf(List.of(PENDING), List.of(AVAILABLE), AVAILABLE))
                .isEqualTo(PENDING);
    }

    @Test
    void whatWasSettledOrPaidIsAvailableToTheNewPayee() {
        assertThat(Reposting.stateOf(List.of(SETTLED, PAID), List.of(), FROZEN)).isEqualTo(AVAILABLE);
        assertThat(Reposting.stateOf(List.of(PAID), List.of(), PENDING)).isEqualTo(AVAILABLE);
    }

    @Test
    void aLineOfWhichNothingIsAliveGoesWithItsOrder() {
        assertThat(Reposting.stateOf(List.of(REVERSED), List.of(REVERSED, FROZEN), PENDING))
                .isEqualTo(FROZEN);
        assertThat(Reposting.stateOf(List.of(), List.of(), AVAILABLE)).isEqualTo(AVAILABLE);
    }
}
