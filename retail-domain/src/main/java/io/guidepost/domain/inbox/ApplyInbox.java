package io.guidepost.domain.inbox;

import io.guidepost.domain.delivery.DeliveryRound;
import io.guidepost.domain.delivery.MessageQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Applies what Tencent has told us and nobody has acted on yet. */
@Service
public class ApplyInbox {

    private final DeliveryRound round;
    private final Map<String, InboxHandler<?>> handlers;
    private final JsonMapper json;

    ApplyInbox(MessageQueue.Factory queues, Clock clock, List<InboxHandler<?>> handlers, JsonMapper json) {
        this.round = new DeliveryRound(queues.of(MessageQueue.Table.INBOX), clock);
        this.handlers = handlers.stream().collect(Collectors.toMap(InboxHandler::source, Function.identity()));
        this.json = json;
    }

    /** @return how many events were tried; fewer than {@code limit} means that nothing more is waiting */
    public int runDue(int limit) {
        return round.run(limit, event -> {
            var handler = handlers.get(event.topic());
            if (handler == null) {
                throw new IllegalStateException("Nobody handles events of " + event.topic());
            }
            apply(handler, event.payload(), event.occurredAt());
        });
    }

    private <T> void apply(InboxHandler<T> handler, String payload, Instant occurredAt) {
        handler.apply(json.readValue(payload, handler.payloadType()), occurredAt);
    }
}
