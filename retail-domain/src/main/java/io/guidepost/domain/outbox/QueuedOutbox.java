package io.guidepost.domain.outbox;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.delivery.MessageQueue;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class QueuedOutbox implements Outbox {

    private final MessageQueue queue;
    private final Ids ids;
    private final Clock clock;
    private final JsonMapper json;

    QueuedOutbox(MessageQueue.Factory queues, Ids ids, Clock clock, JsonMapper json) {
        this.queue = queues.of(MessageQueue.Table.OUTBOX);
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void add(String topic, String dedupeKey, Object payload) {
        addForLater(topic, dedupeKey, payload, clock.instant());
    }

    @Override
    public void addForLater(String topic, String dedupeKey, Object payload, Instant availableAt) {
        var now = clock.instant();
        queue.add(new MessageQueue.Message(
                ids.next(), topic, dedupeKey, json.writeValueAsString(payload), now, now, availableAt, 0));
    }
}
