package io.guidepost.domain.outbox;

import java.time.Instant;

/**
 * Learns of every message before its handler does, at least once, in an order that means nothing. Throwing keeps the message
 * from being handled until it is tried again, so an observer does nothing that may fail by itself.
 */
public interface OutboxObserver {

    /** @param payload as it lies in the outbox, JSON */
    void passes(String topic, String key, String payload, Instant occurredAt);
}
