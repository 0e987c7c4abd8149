package io.guidepost.domain.webhook;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Subscriptions, events and deliveries. */
public interface Webhooks {

    void add(Subscription subscription);

    void putTypes(long subscriptionId, Collection<String> types);

    List<String> types(long subscriptionId);

    Optional<Subscription> find(long id);

    /** By id, those after {@code afterId}. */
    List<Subscription> page(long afterId, int limit);

    int change(long id, int version, String name, String url, boolean isActive);

    int rotate(long id, byte[] sealedSecret, byte[] sealedPrevious, Instant previousUntil);

    /** Active subscriptions to a type. */
    List<Long> subscribers(String type);

    /** The event of this type and key, which is written down unless it was. */
    long event(long id, String type, String key, String data, Instant occurredAt);

    void deliver(long id, long subscriptionId, long eventId, Instant at);

    /** Takes what is due for the holder of the lease, of active subscriptions only. */
    List<Due> claim(String lease, Instant now, Instant until, int limit);

    int done(long id, int status, Instant at);

    int putBack(long id, Instant availableAt, Integer status, String error);

    int bury(long id, Integer status, String error);

    /** As if never tried; the number stays. */
    int replay(long subscriptionId, long id, Instant at);

    /** Newest first. */
    List<Delivery> deliveries(long subscriptionId, String state, long belowId, int limit);

    /** @param sealedPrevious the secret before the last rotation, good until {@code previousUntil} */
    record Subscription(
            long id,
            String url,
            String name,
            byte[] sealedSecret,
            byte[] sealedPrevious,
            Instant previousUntil,
            boolean isActive,
            long createdBy,
            Instant createdAt,
            int version) {

        @Override
        public String toString() {
            return "Subscription[%d]".formatted(id);
        }
    }

    /** @param attempts this one included */
    record Due(
            long id, long subscriptionId, int attempts, long eventId, String type, String data, Instant occurredAt) {}

    record Delivery(
            long id,
            long eventId,
            String type,
            String data,
            Instant occurredAt,
            String state,
            int attempts,
            Instant availableAt,
            Integer lastStatus,
            String lastError,
            Instant doneAt) {}
}
