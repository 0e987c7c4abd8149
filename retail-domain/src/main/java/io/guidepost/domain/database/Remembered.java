package io.guidepost.domain.database;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something that changes seldom and is asked for always, kept in memory and true to the database within a second on any
 * node: what was not compared for that long is compared, by one cheap query, before it is used again. Nobody has to
 * announce a change.
 *
 * @param <T> must not be changed by those who ask
 */
public final class Remembered<T> {

    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

    private final Supplier<?> mark;
    private final Supplier<T> read;
    private final ReentrantLock comparing = new ReentrantLock();
    private volatile Known<T> known;

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

    /** From the end of this transaction on it is compared before it is used; what others remember is a second old at most. */
    public void forgetAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            known = null;
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known = null;
            }
        });
    }

    private static boolean isFresh(Known<?> known) {
        return known != null && System.nanoTime() - known.comparedAt < FRESH_NANOS;
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
