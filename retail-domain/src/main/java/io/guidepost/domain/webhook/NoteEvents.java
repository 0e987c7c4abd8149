package io.guidepost.domain.webhook;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.outbox.OutboxObserver;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what subscribers are to be told, from what passes through the outbox. Without subscribers it is one query. */
@Component
class NoteEvents implements OutboxObserver {

    private final Webhooks webhooks;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;
    private final JsonMapper json;

    NoteEvents(Webhooks webhooks, TransactionRetry transaction, Ids ids, Clock clock, JsonMapper json) {
        this.webhooks = webhooks;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void passes(String topic, String key, String payload, Instant occurredAt) {
        EventType.following(topic).ifPresent(type -> {
            var subscribers = webhooks.subscribers(type.key());
            if (!subscribers.isEmpty()) {
                var subject = json.readTree(payload).path(type.subject()).asString();
                var data = json.writeValueAsString(Map.of(type.subject(), subject));
                transaction.run(() -> {
                    long event = webhooks.event(ids.next(), type.key(), key, data, occurredAt);
                    subscribers.forEach(subscriber -> webhooks.deliver(ids.next(), subscriber, event, clock.instant()));
                });
            }
        });
    }
}
