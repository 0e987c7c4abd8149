package io.guidepost.wechat.rate;

import io.guidepost.domain.pace.Urgency;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One bucket of this process alone, for the time without Redis. It begins empty: what all took together a moment before is
 * not known any more. Not for use by several threads.
 */
final class OwnShare {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final int MINUTES_OF_AN_HOUR = 61;

    /** Turns by minute, the newest last; an hour touches 61 of them. */
    private record Minute(long number, int turns) {}

    private final Deque<Minute> minutes = new ArrayDeque<>();
    private double turns;
    private long filledAt;

    OwnShare(long nowMillis) {
        filledAt = nowMillis;
    }

    /** What may be called now; nothing is taken yet. */
    int free(Allowance allowance, Urgency urgency, long nowMillis) {
        fill(allowance, nowMillis);
        int left = allowance.anHour() - taken(MINUTES_OF_AN_HOUR, nowMillis);
        return Math.max(0, Math.min((int) Math.floor(turns - allowance.leftBy(urgency)), left));
    }

    void take(int count, long nowMillis) {
        turns -= count;
        long minute = nowMillis / MINUTE;
        int soFar = 0;
        if (!minutes.isEmpty() && minutes.getLast().number() == minute) {
            soFar = minutes.removeLast().turns();
        }
        minutes.addLast(new Minute(minute, soFar + count));
    }

    /** Until one turn more is there for this urgency. */
    Duration pause(Allowance allowance, Urgency urgency) {
        double missing = allowance.leftBy(urgency) + 1 - turns;
        if (missing <= 0 || allowance.perMinute() == 0) {
            // The hour is used up, or a node's share of this cap is nothing at all.
            return Duration.ofSeconds(5);
        }
        return Duration.ofMillis((long) Math.ceil(missing / allowance.perMinute() * MINUTE));
    }

    /** Turns of this minute and the {@code count - 1} before it: those of {@code count - 1} whole minutes at least. */
    int taken(int count, long nowMillis) {
        long first = nowMillis / MINUTE - count + 1;
        while (!minutes.isEmpty() && minutes.getFirst().number() < nowMillis / MINUTE - MINUTES_OF_AN_HOUR + 1) {
            minutes.removeFirst();
        }
        return minutes.stream()
                .filter(minute -> minute.number() >= first)
                .mapToInt(Minute::turns)
                .sum();
    }

    private void fill(Allowance allowance, long nowMillis) {
        double back = Math.max(0, nowMillis - filledAt) * allowance.perMinute() / MINUTE;
        turns = Math.min(allowance.burst(), turns + back);
        filledAt = nowMillis;
    }
}
