package io.guidepost.domain.redrive;

import java.time.Instant;
import java.util.Optional;

/**
 * A message of inbox or outbox as headquarters sees it.
 *
 * @param attempts deliveries begun since it came or was last put back
 * @param lastError why the last attempt failed; empty once it is done
 * @param payload for us only: it may hold personal data
 */
public record HeldMessage(
        long id,
        String topic,
        String messageKey,
        Instant occurredAt,
        Instant receivedAt,
        Instant availableAt,
        int attempts,
        Optional<Instant> doneAt,
        Optional<Instant> deadAt,
        Optional<String> lastError,
        String payload) {

    /** How far a message has come. */
    public enum State {
        /** Not tried yet. */
        WAITING,
        /** Tried in vain; tried again later. */
        FAILING,
        /** Given up; nothing happens unless somebody puts it back. */
        DEAD,
        DONE
    }

    /** How far this one has come. */
    public State state() {
        if (doneAt.isPresent()) {
            return State.DONE;
        }
        if (deadAt.isPresent()) {
            return State.DEAD;
        }
        return lastError.isPresent() ? State.FAILING : State.WAITING;
    }
}
