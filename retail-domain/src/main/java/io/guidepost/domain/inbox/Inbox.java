package io.guidepost.domain.inbox;

import java.time.Instant;

/**
 * What came from Tencent, kept before anything is done with it. The pair of source and {@code eventKey} is unique, so
 * a repeated callback is stored once and its effect happens once.
 */
public interface Inbox {

    /**
     * @param occurredAt when Tencent says it happened; events of one customer are applied by this time, not by arrival
     * @return false when this event was received before
     */
    boolean receive(String source, String eventKey, Instant occurredAt, Object payload);
}
