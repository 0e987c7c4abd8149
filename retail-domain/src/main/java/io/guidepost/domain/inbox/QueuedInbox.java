package io.guidepost.domain.inbox;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.delivery.MessageQueue;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class QueuedInbox implements Inbox {

    private final MessageQueue queue;
    private final Ids ids;
    private final Clock clock;
    private final JsonMapper json;

    QueuedInbox(MessageQueue.Factory queues, Ids ids, Clock clock, JsonMapper json) {
        this.queue = queues.of(MessageQueue.Table.INBOX);
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public boolean receive(String source, String eventKey, Instant occurredAt, Object payload) {
        var now = clock.instant();
        return queue.add(new MessageQueue.Message(
                ids.next(), source, eventKey, json.writeValueAsString(payload), occurredAt, now, now, 0));
    }
}
