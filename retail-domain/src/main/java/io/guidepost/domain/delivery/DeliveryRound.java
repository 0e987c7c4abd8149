package io.guidepost.domain.delivery;

import io.guidepost.domain.delivery.MessageQueue.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims what is due and delivers it, once round. Any number of nodes may run rounds at the same time. */
public final class DeliveryRound {

    private static final Logger log = LoggerFactory.getLogger(DeliveryRound.class);
    /** A node that dies holds its messages up for this long. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** No delivery takes longer; with less of the lease left than this, it is renewed before the next one begins. */
    private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(1);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    /** With the pauses below, about two and a half hours. */
    private static final int MOST_ATTEMPTS = 20;

    private final MessageQueue queue;
    private final Clock clock;

    public DeliveryRound(MessageQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /** @return how many messages were claimed; fewer than {@code limit} means that nothing more is due */
    public int run(int limit, Consumer<Message> delivery) {
        var lease = UUID.randomUUID().toString();
        var now = clock.instant();
        var until = now.plus(LEASE);
        var waiting = new ArrayDeque<>(queue.claim(lease, now, until, limit));
        int claimed = waiting.size();
        while (!waiting.isEmpty()) {
            if (clock.instant().plus(LONGEST_DELIVERY).isAfter(until)) {
                // What hangs at each message may use up the lease; whatever another node took over meanwhile is its.
                until = clock.instant().plus(LEASE);
                waiting = new ArrayDeque<>(queue.renew(lease, until));
            } else {
                deliver(waiting.poll(), delivery);
            }
        }
        return claimed;
    }

    private void deliver(Message message, Consumer<Message> delivery) {
        try {
            delivery.accept(message);
            queue.done(message.id(), clock.instant());
        } catch (RuntimeException failure) {
            var error = failure.getClass().getSimpleName() + ": " + failure.getMessage();
            if (message.attempts() >= MOST_ATTEMPTS) {
                log.error(
                        "Giving up {} {} after {} attempts",
                        message.topic(),
                        message.messageKey(),
                        message.attempts(),
                        failure);
                queue.bury(message.id(), clock.instant(), error);
            } else {
                log.warn(
                        "{} {} failed in attempt {}: {}",
                        message.topic(),
                        message.messageKey(),
                        message.attempts(),
                        error);
                queue.putBack(message.id(), clock.instant().plus(pauseAfter(message.attempts())), error);
            }
        }
    }

    /** Doubling from one second, with up to a quarter of jitter so that what failed together does not return together. */
    private static Duration pauseAfter(int attempts) {
        var seconds = Math.min(LONGEST_PAUSE.toSeconds(), 1L << Math.min(attempts - 1, 20));
        return Duration.ofMillis(seconds * 1000 + ThreadLocalRandom.current().nextLong(seconds * 250 + 1));
    }
}
