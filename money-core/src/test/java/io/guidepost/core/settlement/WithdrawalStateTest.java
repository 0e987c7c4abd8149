package io.guidepost.core.settlement;

import static io.guidepost.core.settlement.WithdrawalState.APPROVED;
import static io.guidepost.core.settlement.WithdrawalState.CANCELLED;
import static io.guidepost.core.settlement.WithdrawalState.CLOSED;
import static io.guidepost.core.settlement.WithdrawalState.FAILED;
import static io.guidepost.core.settlement.WithdrawalState.REJECTED;
import static io.guidepost.core.settlement.WithdrawalState.REQUESTED;
import static io.guidepost.core.settlement.WithdrawalState.SUBMITTED;
import static io.guidepost.core.settlement.WithdrawalState.SUCCESS;
import static io.guidepost.core.settlement.WithdrawalState.UNKNOWN;
import static io.guidepost.core.settlement.WithdrawalState.WAIT_USER_CONFIRM;
import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.settlement.WithdrawalState.Event;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WithdrawalStateTest {

    private static final Map<WithdrawalState, Map<Event, WithdrawalState>> ALLOWED = Map.of(
            REQUESTED, Map.of(Event.APPROVE, APPROVED, Event.REJECT, REJECTED, Event.CANCEL, CANCELLED),
            APPROVED, Map.of(Event.SUBMIT, SUBMITTED, Event.CANCEL, CANCELLED),
            SUBMITTED,
                    Map.ofEntries(
                            Map.entry(Event.LOSE_ANSWER, UNKNOWN),
                            Map.entry(Event.ANSWERED_WAITING, WAIT_USER_CONFIRM),
                            Map.entry(Event.ANSWERED_SUCCESS, SUCCESS),
                            Map.entry(Event.ANSWERED_FAILED, FAILED),
                            Map.entry(Event.ANSWERED_CLOSED, CLOSED),
                            Map.entry(Event.ANSWERED_CANCELLED, CANCELLED),
                            Map.entry(Event.FOUND_WAITING, WAIT_USER_CONFIRM),
                            Map.entry(Event.FOUND_SUCCESS, SUCCESS),
                            Map.entry(Event.FOUND_FAILED, FAILED),
                            Map.entry(Event.FOUND_CLOSED, CLOSED),
                            Map.entry(Event.FOUND_CANCELLED, CANCELLED),
                            Map.entry(Event.FOUND_NOTHING, SUBMITTED)),
            UNKNOWN,
                    Map.of(
                            Event.FOUND_WAITING, WAIT_USER_CONFIRM,
                            Event.FOUND_SUCCESS, SUCCESS,
                            Event.FOUND_FAILED, FAILED,
                            Event.FOUND_CLOSED, CLOSED,
                            Event.FOUND_CANCELLED, CANCELLED,
                            Event.FOUND_NOTHING, SUBMITTED),
            WAIT_USER_CONFIRM,
                    Map.of(
                            Event.ANSWERED_SUCCESS, SUCCESS,
                            Event.ANSWERED_FAILED, FAILED,
                            Event.ANSWERED_CLOSED, CLOSED,
                            Event.ANSWERED_CANCELLED, CANCELLED,
                            Event.FOUND_WAITING, WAIT_USER_CONFIRM,
                            Event.FOUND_SUCCESS, SUCCESS,
                            Event.FOUND_FAILED, FAILED,
                            Event.FOUND_CLOSED, CLOSED,
                            Event.FOUND_CANCELLED, CANCELLED));

    @ParameterizedTest
    @EnumSource(WithdrawalState.class)
    void everyEventInEveryStateHasOneAnswer(WithdrawalState state) {
        for (Event event : Event.values()) {
            assertThat(state.after(event))
                    .as("%s after %s", event, state)
                    .isEqualTo(Optional.ofNullable(
                            ALLOWED.getOrDefault(state, Map.of()).get(event)));
        }
    }

    @ParameterizedTest
    @EnumSource(WithdrawalState.class)
    void aStateIsEitherOpenOrFinal(WithdrawalState state) {
        assertThat(WithdrawalState.open().contains(state)).isNotEqualTo(state.isFinal());
    }

    @Test
    void anUnknownAnswerIsResolvedByAskingOnly() {
        for (Event event : Event.values()) {
            assertThat(UNKNOWN.after(event).isPresent())
                    .as("%s", event)
                    .isEqualTo(event.name().startsWith("FOUND"));
        }
    }
}
