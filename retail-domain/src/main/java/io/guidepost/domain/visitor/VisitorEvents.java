package io.guidepost.domain.visitor;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Events of people of whom nothing is known but a digest. */
public interface VisitorEvents {

    /** What a visitor does. */
    enum Kind {
        VIEW,
        SHARE,
        /** A guide's link was opened. */
        TOUCH
    }

    /**
     * @param visitor digest of the name that the device has made up
     * @param productId of a view or share; null for a touch
     * @param token of a touch, as the page that it opened; null for the others
     */
    record VisitorEvent(
            long id,
            String visitor,
            String eventId,
            Kind kind,
            Long productId,
            Long storeId,
            String token,
            String page,
            int forwardDepth,
            Instant occurredAt,
            Instant receivedAt) {}

    long count(String visitor);

    /** What is there already stays as it is. */
    void add(Collection<VisitorEvent> events);

    /** In the order in which they happened, held until the transaction ends. */
    List<VisitorEvent> lock(String visitor, int limit);

    void remove(Collection<Long> ids);

    /** @return how many were removed */
    int purge(Instant receivedBefore, int limit);
}
