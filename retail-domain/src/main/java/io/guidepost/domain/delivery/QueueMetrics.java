package io.guidepost.domain.delivery;

import io.guidepost.domain.delivery.MessageQueue.Table;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** How far the queues are behind (seconds), and how many messages were given up: what wakes somebody at night. */
@Component
class QueueMetrics {

    @Autowired
    void register(ObjectProvider<MeterRegistry> registries, MessageQueue.Factory queues, Clock clock) {
        registries.ifAvailable(registry -> {
            for (var table : Table.values()) {
                var queue = queues.of(table);
                var name = "guidepost." + table.name().toLowerCase(Locale.ROOT);
                Gauge.builder(name + ".lag.seconds", () -> lagSeconds(queue, clock))
                        .description("Age of the oldest message that is due and not done")
                        .register(registry);
                Gauge.builder(name + ".dead", queue::dead)
                        .description("Messages given up after too many attempts")
                        .register(registry);
            }
        });
    }

    private static double lagSeconds(MessageQueue queue, Clock clock) {
        var now = clock.instant();
        return queue.oldestDue(now)
                .map(since -> Duration.between(since, now).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
