package io.guidepost.core.attribution;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The life of a guide's dispute about a sale (B11). */
public enum DisputeState {
    /** The store manager's comment is awaited. */
    FILED,
    COMMENTED,
    /** Nobody commented in time, or nobody could: headquarters decides without. */
    ESCALATED,
    /** Headquarters took the guide's side: the sale was corrected. */
    UPHELD,
    REJECTED,
    /** Headquarters let its term pass: the decision stands as it was. */
    LAPSED;

    /** What happens to a dispute. */
    public enum Event {
        COMMENT,
        ESCALATE,
        UPHOLD,
        REJECT,
        LAPSE
    }

    private static final DisputeState[][] NEXT = new DisputeState[values().length][Event.values().length];

    static {
        allow(FILED, Event.COMMENT, COMMENTED);
        allow(FILED, Event.ESCALATE, ESCALATED);
        for (DisputeState ripe : EnumSet.of(COMMENTED, ESCALATED)) {
            allow(ripe, Event.UPHOLD, UPHELD);
            allow(ripe, Event.REJECT, REJECTED);
            allow(ripe, Event.LAPSE, LAPSED);
        }
    }

    private static void allow(DisputeState from, Event event, DisputeState to) {
        NEXT[from.ordinal()][event.ordinal()] = to;
    }

    /** The state after the event; empty if it cannot happen in this one. */
    public Optional<DisputeState> after(Event event) {
        return Optional.ofNullable(NEXT[ordinal()][event.ordinal()]);
    }

    /** While it is open, the sale's commission is on hold. */
    public boolean isOpen() {
        return open().contains(this);
    }

    public static Set<DisputeState> open() {
        return EnumSet.of(FILED, COMMENTED, ESCALATED);
    }
}
