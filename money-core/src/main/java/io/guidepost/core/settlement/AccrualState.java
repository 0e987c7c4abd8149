package io.guidepost.core.settlement;

import java.util.Optional;

/** The life of an accrual (B9). */
public enum AccrualState {
    /** The order is paid. */
    PENDING,
    /** The goods are received; the return window runs. */
    FROZEN,
    /** The window is over; the money may be withdrawn. */
    AVAILABLE,
    /** In a closed statement. */
    SETTLED,
    PAID,
    /** Nothing of it is left. */
    REVERSED;

    /** What happens to an accrual. */
    public enum Event {
        RECEIVE,
        RELEASE,
        SETTLE,
        PAY,
        /** Clawed back in full, or the order was lost. A partial claw-back leaves the state as it is. */
        REVERSE
    }

    private static final AccrualState[][] NEXT = new AccrualState[values().length][Event.values().length];

    static {
        allow(PENDING, Event.RECEIVE, FROZEN);
        allow(FROZEN, Event.RELEASE, AVAILABLE);
        allow(AVAILABLE, Event.SETTLE, SETTLED);
        allow(SETTLED, Event.PAY, PAID);
        allow(PENDING, Event.REVERSE, REVERSED);
        allow(FROZEN, Event.REVERSE, REVERSED);
        allow(AVAILABLE, Event.REVERSE, REVERSED);
        allow(SETTLED, Event.REVERSE, REVERSED);
        allow(PAID, Event.REVERSE, REVERSED);
    }

    private static void allow(AccrualState from, Event event, AccrualState to) {
        NEXT[from.ordinal()][event.ordinal()] = to;
    }

    /** The state after the event; empty if it cannot happen in this one. */
    public Optional<AccrualState> after(Event event) {
        return Optional.ofNullable(NEXT[ordinal()][event.ordinal()]);
    }

    public boolean isFinal() {
        return this == REVERSED;
    }
}
