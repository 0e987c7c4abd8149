package io.guidepost.domain.inbox;

import java.time.Instant;

/** Applies the events of one source. Same promises as an outbox handler: asked at least once, effects guarded. */
public interface InboxHandler<T> {

    String source();

    Class<T> payloadType();

    void apply(T payload, Instant occurredAt);
}
