package io.guidepost.domain.redrive;

import io.guidepost.domain.delivery.MessageQueue.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The messages of both queues, and what was put back. */
public interface HeldMessages {

    /** Newest first, with ids below {@code beforeId}. */
    List<HeldMessage> page(Table table, HeldMessage.State state, Optional<String> topic, long beforeId, int limit);

    Optional<HeldMessage> find(Table table, long id);

    /** Dead ones among these are due again; answers how many. */
    int putBack(Table table, Collection<Long> ids, Instant now);

    /** Up to {@code limit} of those that were dead by then are due again; answers how many. */
    int putBackAll(Table table, Optional<String> topic, Instant now, int limit);

    /** Up to {@code limit} events received within the time and done by {@code now} are due once more; answers how many. */
    int replay(Optional<String> topic, Instant from, Instant until, Instant now, int limit);

    void remember(Redriven redriven);

    /** Newest first. */
    List<Redriven> history(Table table, long beforeId, int limit);

    /** Somebody put messages back. */
    record Redriven(
            long id,
            Table queue,
            Kind kind,
            Optional<String> topic,
            Optional<Long> messageId,
            Optional<Instant> from,
            Optional<Instant> until,
            int messages,
            long adminId,
            String reason,
            Instant at) {}

    /** What was put back: what had been given up, or what had been done. */
    enum Kind {
        REDRIVE,
        REPLAY
    }
}
