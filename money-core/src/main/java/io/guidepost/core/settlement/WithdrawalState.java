package io.guidepost.core.settlement;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The life of a withdrawal (B10). Its bill number is fixed before the first call and used for life: an unknown answer is
 * resolved by asking with this number, never by a new one.
 */
public enum WithdrawalState {
    REQUESTED,
    APPROVED,
    REJECTED,
    /** Handed to WeChat or to payroll. */
    SUBMITTED,
    /** Sent, and no answer came: the money may have moved or not. */
    UNKNOWN,
    WAIT_USER_CONFIRM,
    SUCCESS,
    FAILED,
    /** Not confirmed by the guide in time. */
    CLOSED,
    CANCELLED;

    /**
     * What happens to a withdrawal. ANSWERED is what the other side says of itself, by answer or notice; FOUND is what
     * it says when asked.
     */
    public enum Event {
        APPROVE,
        REJECT,
        CANCEL,
        SUBMIT,
        LOSE_ANSWER,
        ANSWERED_WAITING,
        ANSWERED_SUCCESS,
        ANSWERED_FAILED,
        ANSWERED_CLOSED,
        ANSWERED_CANCELLED,
        FOUND_WAITING,
        FOUND_SUCCESS,
        FOUND_FAILED,
        FOUND_CLOSED,
        FOUND_CANCELLED,
        /** The other side does not know the number: it is sent once more. */
        FOUND_NOTHING
    }

    private static final WithdrawalState[][] NEXT = new WithdrawalState[values().length][Event.values().length];

    static {
        allow(REQUESTED, Event.APPROVE, APPROVED);
        allow(REQUESTED, Event.REJECT, REJECTED);
        allow(REQUESTED, Event.CANCEL, CANCELLED);
        allow(APPROVED, Event.CANCEL, CANCELLED);
        allow(APPROVED, Event.SUBMIT, SUBMITTED);
        allow(SUBMITTED, Event.LOSE_ANSWER, UNKNOWN);
        allow(SUBMITTED, Event.FOUND_NOTHING, SUBMITTED);
        allow(UNKNOWN, Event.FOUND_NOTHING, SUBMITTED);
        allow(SUBMITTED, Event.ANSWERED_WAITING, WAIT_USER_CONFIRM);
        for (WithdrawalState sent : EnumSet.of(SUBMITTED, WAIT_USER_CONFIRM)) {
            allow(sent, Event.ANSWERED_SUCCESS, SUCCESS);
            allow(sent, Event.ANSWERED_FAILED, FAILED);
            allow(sent, Event.ANSWERED_CLOSED, CLOSED);
            allow(sent, Event.ANSWERED_CANCELLED, CANCELLED);
        }
        for (WithdrawalState asked : EnumSet.of(SUBMITTED, UNKNOWN, WAIT_USER_CONFIRM)) {
            allow(asked, Event.FOUND_WAITING, WAIT_USER_CONFIRM);
            allow(asked, Event.FOUND_SUCCESS, SUCCESS);
            allow(asked, Event.FOUND_FAILED, FAILED);
            allow(asked, Event.FOUND_CLOSED, CLOSED);
            allow(asked, Event.FOUND_CANCELLED, CANCELLED);
        }
    }

    private static void allow(WithdrawalState from, Event event, WithdrawalState to) {
        NEXT[from.ordinal()][event.ordinal()] = to;
    }

    /** The state after the event; empty if it cannot happen in this one. */
    public Optional<WithdrawalState> after(Event event) {
        return Optional.ofNullable(NEXT[ordinal()][event.ordinal()]);
    }

    /** Nothing happens to it any more. */
    public boolean isFinal() {
        return this == SUCCESS || returnsMoney();
    }

    /** The reserved money goes back to the available balance. */
    public boolean returnsMoney() {
        return this == REJECTED || this == FAILED || this == CLOSED || this == CANCELLED;
    }

    /** The states in which a payee may not request another one. */
    public static Set<WithdrawalState> open() {
        return EnumSet.of(REQUESTED, APPROVED, SUBMITTED, UNKNOWN, WAIT_USER_CONFIRM);
    }
}
