package io.guidepost.domain.outbox;

import java.time.Instant;

/**
 * What must happen after the commit, at least once. Adding joins the caller's transaction: no commit, no message.
 *
 * <p>The pair of topic and {@code dedupeKey} is unique for ever; adding it again changes nothing.
 */
public interface Outbox {

    /** {@code payload} is a record; it is stored as JSON and handed to the topic's {@link OutboxHandler}. */
    void add(String topic, String dedupeKey, Object payload);

    /** As {@link #add}, but not delivered before {@code availableAt}. */
    void addForLater(String topic, String dedupeKey, Object payload, Instant availableAt);
}
