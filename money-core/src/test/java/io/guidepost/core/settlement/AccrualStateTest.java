package io.guidepost.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.settlement.AccrualState.Event;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccrualStateTest {

    private static final Map<AccrualState, Map<Event, AccrualState>> ALLOWED = Map.of(
            AccrualState.PENDING, Map.of(Event.RECEIVE, AccrualState.FROZEN, Event.REVERSE, AccrualState.REVERSED),
            AccrualState.FROZEN, Map.of(Event.RELEASE, AccrualState.AVAILABLE, Event.REVERSE, AccrualState.REVERSED),
            AccrualState.AVAILABLE, Map.of(Event.SETTLE, AccrualState.SETTLED, Event.REVERSE, AccrualState.REVERSED),
            AccrualState.SETTLED, Map.of(Event.PAY, AccrualState.PAID, Event.REVERSE, AccrualState.REVERSED),
            AccrualState.PAID, Map.of(Event.REVERSE, AccrualState.REVERSED),
            AccrualState.REVERSED, Map.of());

    @ParameterizedTest
    @EnumSource(AccrualState.class)
    void everyEventInEveryStateHasOneAnswer(AccrualState state) {
        for (Event event : Event.values()) {
            assertThat(state.after(event))
                    .as("%s after %s", event, state)
                    .isEqualTo(Optional.ofNullable(ALLOWED.get(state).get(event)));
        }
    }

    @Test
    void onlyAReversedAccrualIsFinal() {
        assertThat(AccrualState.values()).filteredOn(AccrualState::isFinal).containsExactly(AccrualState.REVERSED);
    }
}
