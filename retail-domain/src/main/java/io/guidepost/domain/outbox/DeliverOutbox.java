package io.guidepost.domain.outbox;

import io.guidepost.domain.delivery.DeliveryRound;
import io.guidepost.domain.delivery.MessageQueue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Hands what is due in the outbox to the handlers of its topics. */
@Service
public class DeliverOutbox {

    private final DeliveryRound round;
    private final Map<String, OutboxHandler<?>> handlers;
    private final List<OutboxObserver> observers;
    private final JsonMapper json;

    DeliverOutbox(
            MessageQueue.Factory queues,
            Clock clock,
            List<OutboxHandler<?>> handlers,
            List<OutboxObserver> observers,
            JsonMapper json) {
        this.round = new DeliveryRound(queues.of(MessageQueue.Table.OUTBOX), clock);
        this.handlers = handlers.stream().collect(Collectors.toMap(OutboxHandler::topic, Function.identity()));
        this.observers = observers;
        this.json = json;
    }

    /** @return how many messages were tried; fewer than {@code limit} means that nothing more is due */
    public int runDue(int limit) {
        return round.run(limit, message -> {
            var handler = handlers.get(message.topic());
            if (handler == null) {
                throw new IllegalStateException("Nobody handles outbox topic " + message.topic());
            }
            observers.forEach(observer ->
                    observer.passes(message.topic(), message.messageKey(), message.payload(), message.occurredAt()));
            deliver(handler, message.payload());
        });
    }

    private <T> void deliver(OutboxHandler<T> handler, String payload) {
        handler.deliver(json.readValue(payload, handler.payloadType()));
    }
}
