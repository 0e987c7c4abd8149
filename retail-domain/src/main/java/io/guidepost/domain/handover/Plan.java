package io.guidepost.domain.handover;

import java.time.Instant;
import java.util.Optional;

/**
 * A guide's customers are to go to others.
 *
 * @param storeId for a move: only customers whom this store keeps
 * @param message what customers are told; of a guide who is still with us only
 * @param failure WeCom's errcode, while it is blocked
 */
public record Plan(
        long id,
        Kind kind,
        long fromGuideId,
        Optional<Long> storeId,
        Strategy strategy,
        String message,
        State state,
        String failure,
        long createdBy,
        Instant createdAt,
        Optional<Long> startedBy,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Instant dueAt) {

    /** Why customers are handed over. */
    public enum Kind {
        /** The guide has left. */
        RESIGNED,
        ON_JOB,
        /** The guide has moved to another store, and the customers stay with this one (B4). */
        STORE_MOVE
    }

    /** Who gets whom. */
    public enum Strategy {
        /** One after the other. */
        ROUND_ROBIN,
        /** Whoever has the fewest customers. */
        BY_LOAD,
        /** Guides of the store that keeps the customer; among these by load. */
        BY_STORE,
        /** The customers who bought most to the guides of the highest level. */
        BY_LEVEL,
        /** A guide who has the customer as a friend already; else by store. */
        BY_AFFINITY,
        /** Guides of the store nearest to the one that keeps the customer; among these by load. */
        NEAREST,
        /** Guides named for a tag of the customer; else by store. */
        BY_TAGS,
        /** As headquarters says, customer by customer. */
        MANUAL
    }

    /** How far it has come. */
    public enum State {
        /** Lines are being worked out. */
        PLANNING,
        /** A dry run: nothing has happened yet. */
        PLANNED,
        RUNNING,
        /** WeCom refuses all of it; can be started again. */
        BLOCKED,
        DONE,
        CANCELLED
    }

    boolean isResigned() {
        return kind == Kind.RESIGNED;
    }
}
