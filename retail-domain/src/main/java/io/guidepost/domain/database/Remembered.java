package io.guidepost.domain.database;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Something that changes seldom and is asked for always, kept in memory and true to the database within a second on any
 * node: what was not compared for that long is compared, by one cheap query, before it is used again. Whoever hears of a
 * change earlier says so.
 *
 * @param <T> must not be changed by those who ask
 */
public final class Remembered<T> {

    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

    private final Supplier<?> mark;
    private final Supplier<T> read;
    private final ReentrantLock comparing = new ReentrantLock();
    private volatile Known<T> known;
    private volatile long doubtedAt = System.nanoTime() - 1;

    private record Known<T>(T value, Object mark, long comparedAt) {}

    /**
     * @param mark differs from before whenever the value may have changed
     * @param read the value itself
     */
    public Remembered(Supplier<?> mark, Supplier<T> read) {
        this.mark = mark;
        this.read = read;
    }

    public T now() {
        var now = known;
        return isFresh(now) ? now.value : compared();
    }

    /** Something may have changed: it is compared before it is used again, also if somebody is just comparing it. */
    public void doubt() {
        doubtedAt = System.nanoTime();
    }

    private boolean isFresh(Known<?> known) {
        return known != null && known.comparedAt - doubtedAt > 0 && System.nanoTime() - known.comparedAt < FRESH_NANOS;
    }

    /** One asks for all. */
    private T compared() {
        comparing.lock();
        try {
            var before = known;
            if (isFresh(before)) {
                return before.value;
            }
            // The time and the mark first: what changes in between is seen by the next comparison.
            long at = System.nanoTime();
            var mark = this.mark.get();
            var value = before != null && Objects.equals(before.mark, mark) ? before.value : read.get();
            known = new Known<>(value, mark, at);
            return value;
        } finally {
            comparing.unlock();
        }
    }
}
