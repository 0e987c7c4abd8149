package io.guidepost.domain.organization;

/** A shop of bricks. Its region may change and is therefore asked of the {@link Roster} for an instant. */
public record Store(
        long id, long departmentId, String name, String nameEn, Ownership ownership, State state, int version) {

    public enum Ownership {
        DIRECT,
        /** Run by a franchisee, who has a statement of its own and keeps its members when a guide moves. */
        FRANCHISE,
        /** A counter in somebody else's house, run by the corporation. */
        COUNTER
    }

    public enum State {
        OPEN,
        CLOSED
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
