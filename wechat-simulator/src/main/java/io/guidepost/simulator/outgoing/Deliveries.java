package io.guidepost.simulator.outgoing;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Each attempt to tell the applications something, and how they answered. The newest 5,000 are kept. */
public final class Deliveries {

    private static final int MOST = 5_000;

    /**
     * One attempt. {@code status} is 0 when there was no answer, and then {@code error} says why; {@code plaintext} is
     * what was encrypted.
     */
    public record Delivery(
            String channel,
            String eventId,
            String event,
            String url,
            int attempt,
            Instant at,
            int status,
            String error,
            long tookMillis,
            String plaintext) {}

    private final Deque<Delivery> newestFirst = new ArrayDeque<>();

    public synchronized void add(Delivery delivery) {
        newestFirst.addFirst(delivery);
        while (newestFirst.size() > MOST) {
            newestFirst.removeLast();
        }
    }

    public synchronized List<Delivery> newest(int limit) {
        return newestFirst.stream().limit(limit).toList();
    }
}
