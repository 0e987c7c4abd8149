package io.guidepost.domain.welcome;

import java.time.Instant;
import java.util.Optional;

/**
 * A welcome that WeCom has asked for.
 *
 * @param state by which code the customer came; empty where WeCom does not say
 * @param occurredAt when he became a friend, by WeCom's clock
 * @param deadline from when on the code is worth nothing
 * @param linkId of the guide's card in it, once there is one
 */
public record WelcomeMessage(
        long id,
        String welcomeCode,
        String userid,
        String state,
        Instant occurredAt,
        Instant receivedAt,
        Instant deadline,
        Status status,
        Instant dueAt,
        int attempts,
        Optional<Long> linkId) {

    /** What became of it; the names are those of API and table. */
    public enum Status {
        WAITING,
        /** WeCom is being asked. */
        SENDING,
        SENT,
        /** The 20 seconds were over. */
        EXPIRED,
        /** They were talking already, or another app was faster. */
        CHATTING,
        REFUSED,
        /** The answer was lost; nobody can ask, and it is not sent again. */
        UNKNOWN,
        /** For somebody who is no guide of ours. */
        SKIPPED;

        public boolean isOver() {
            return this != WAITING && this != SENDING;
        }
    }
}
