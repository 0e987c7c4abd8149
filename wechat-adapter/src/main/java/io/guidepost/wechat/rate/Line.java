package io.guidepost.wechat.rate;

import io.guidepost.domain.pace.Urgency;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;

/** Who waits for turns of one API: the more urgent first, and among equals who came first. Of the dispatcher's thread alone. */
final class Line {

    /** {@code untilNanos} is when waiting ends, by {@link System#nanoTime()}. */
    record Waiter(CompletableFuture<Void> turn, long untilNanos) {}

    final String api;
    private final Map<Urgency, Deque<Waiter>> waiting = new EnumMap<>(Urgency.class);
    private ScheduledFuture<?> nextLook;

    Line(String api) {
        this.api = api;
        for (var urgency : Urgency.values()) {
            waiting.put(urgency, new ArrayDeque<>());
        }
    }

    /** False when others of the same or higher urgency wait already, and are looked after. */
    boolean join(Waiter waiter, Urgency urgency) {
        boolean isFirst = nextLook == null
                || first().map(first -> urgency.compareTo(first) < 0).orElse(true);
        waiting.get(urgency).addLast(waiter);
        return isFirst;
    }

    /** The highest urgency that somebody waits with. */
    Optional<Urgency> first() {
        return waiting.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    int count(Urgency urgency) {
        return waiting.get(urgency).size();
    }

    Waiter next(Urgency urgency) {
        return waiting.get(urgency).removeFirst();
    }

    /** Turns away everybody who will have waited long enough by then. */
    int dismiss(long nanos, NoTurn why) {
        int dismissed = 0;
        for (var waiters : waiting.values()) {
            var each = waiters.iterator();
            while (each.hasNext()) {
                var waiter = each.next();
                if (waiter.untilNanos() - nanos <= 0) {
                    each.remove();
                    waiter.turn().completeExceptionally(why);
                    dismissed++;
                }
            }
        }
        return dismissed;
    }

    /** Turns everybody away. */
    void dismissAll(NoTurn why) {
        for (var waiters : waiting.values()) {
            waiters.forEach(waiter -> waiter.turn().completeExceptionally(why));
            waiters.clear();
        }
    }

    /** Until the first of those who wait will have waited long enough; {@code atMost} when that is later. */
    long nanosUntilDismissal(long nowNanos, long atMost) {
        return waiting.values().stream()
                .filter(waiters -> !waiters.isEmpty())
                .mapToLong(waiters -> Math.max(0, waiters.getFirst().untilNanos() - nowNanos))
                .reduce(atMost, Math::min);
    }

    void lookAgain(ScheduledFuture<?> look) {
        if (nextLook != null) {
            nextLook.cancel(false);
        }
        nextLook = look;
    }
}
