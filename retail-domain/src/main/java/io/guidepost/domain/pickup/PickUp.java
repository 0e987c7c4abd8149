package io.guidepost.domain.pickup;

import java.time.Instant;
import java.util.Optional;

/**
 * An order that is fetched in a store.
 *
 * @param code for the shopper, once the goods are ready; empty for everybody else
 * @param validUntil the first instant at which the code is good no more
 * @param wrongTries how often a wrong code was said since it was made
 * @param codesMade how many there have been
 */
public record PickUp(
        long orderId,
        long storeId,
        State state,
        Optional<String> code,
        Optional<String> codeIndex,
        Optional<Instant> validUntil,
        int wrongTries,
        int codesMade,
        Instant chosenAt,
        Optional<Instant> readyAt,
        Optional<Instant> handedAt) {

    /** A code that was said wrong so often is good no more. */
    public static final int MOST_WRONG_TRIES = 5;

    /** The names are those of the API and of the table. */
    public enum State {
        CHOSEN,
        READY,
        HANDED_OUT
    }

    boolean isBurned() {
        return wrongTries >= MOST_WRONG_TRIES;
    }

    boolean isValidAt(Instant now) {
        return validUntil.filter(now::isBefore).isPresent() && !isBurned();
    }

    /** Not for logs. */
    @Override
    public String toString() {
        return "PickUp[" + orderId + ", " + state + "]";
    }
}
