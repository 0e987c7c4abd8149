package io.guidepost.domain.idempotency;

import io.guidepost.domain.idempotency.StoredRequests.Done;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Requests that would wait for the same rows are written together. Whoever comes while a group is being written waits for
 * the next one, so groups grow with the crowd and nobody waits when nobody is there: there is no timer.
 *
 * <p>A group is all or nothing. When it cannot be written (one of its goods is sold out, a key is known already, a deadlock)
 * each of its requests is carried out alone, which tells exactly what became of it. So is a request that cannot share its
 * writing with others, without any group failing for it.
 *
 * @param <T> what one request wants written
 */
public final class RequestGroup<T> {

    private static final Logger log = LoggerFactory.getLogger(RequestGroup.class);

    /** One writes while the other takes the rows that do not collide; more would only wait for each other. */
    private static final int WRITERS = 2;

    private static final int LARGEST = 64;

    private final RequestKeys keys;
    private final Predicate<T> joins;
    private final Predicate<List<T>> together;
    private final Consumer<T> alone;
    private final Queue<Waiting<T>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger writing = new AtomicInteger();
    private final ExecutorService writers;

    RequestGroup(String name, RequestKeys keys, Predicate<T> joins, Predicate<List<T>> together, Consumer<T> alone) {
        this.keys = keys;
        this.joins = joins;
        this.together = together;
        this.alone = alone;
        var number = new AtomicInteger();
        var pool = new ThreadPoolExecutor(WRITERS, WRITERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, "group-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
        this.writers = pool;
    }

    private record Waiting<T>(Done request, T wanted, CompletableFuture<Answered> answered) {}

    /** What a request wants written, and what it is answered once that is so. */
    public record Prepared<T>(T wanted, Answer answer) {}

    /**
     * Carries out a request once, however often it is sent. Refusals of {@code prepare} are thrown here; everything later
     * comes with the result.
     *
     * @param bodyHash SHA-256 of the request's body in 64 hexadecimal digits
     * @param prepare reads and judges outside any transaction, and takes nothing yet
     */
    public CompletionStage<Answered> carryOut(RequestKey key, String bodyHash, Supplier<Prepared<T>> prepare) {
        keys.enter(key, bodyHash);
        try {
            var earlier = keys.earlierAnswer(key, bodyHash);
            if (earlier.isPresent()) {
                keys.leave(key);
                return CompletableFuture.completedStage(new Answered(earlier.get(), true));
            }
            var prepared = prepare.get();
            var answered = new CompletableFuture<Answered>();
            waiting.add(new Waiting<>(new Done(key, bodyHash, prepared.answer()), prepared.wanted(), answered));
            wakeWriter();
            return answered.minimalCompletionStage();
        } catch (RuntimeException | Error failed) {
            keys.leave(key);
            throw failed;
        }
    }

    private void wakeWriter() {
        int now = writing.get();
        while (now < WRITERS) {
            if (writing.compareAndSet(now, now + 1)) {
                writers.execute(this::write);
                return;
            }
            now = writing.get();
        }
    }

    private void write() {
        try {
            for (var group = next(); !group.isEmpty(); group = next()) {
                write(group);
            }
        } finally {
            writing.decrementAndGet();
            // Somebody may have come after the last look and before this writer was gone.
            if (!waiting.isEmpty()) {
                wakeWriter();
            }
        }
    }

    private List<Waiting<T>> next() {
        var group = new ArrayList<Waiting<T>>();
        Waiting<T> one;
        while (group.size() < LARGEST && (one = waiting.poll()) != null) {
            group.add(one);
        }
        return group;
    }

    private void write(List<Waiting<T>> waited) {
        var group = waited.stream().filter(one -> joins.test(one.wanted)).toList();
        if (!group.isEmpty() && isWrittenTogether(group)) {
            group.forEach(one -> finish(one, new Answered(one.request.answer(), false), null));
        } else {
            group.forEach(this::writeAlone);
        }
        waited.stream().filter(one -> !joins.test(one.wanted)).forEach(this::writeAlone);
    }

    private boolean isWrittenTogether(List<Waiting<T>> group) {
        try {
            return keys.inOneTransaction(
                    group.stream().map(Waiting::request).toList(),
                    () -> together.test(group.stream().map(Waiting::wanted).toList()));
        } catch (DuplicateKeyException | PessimisticLockingFailureException expected) {
            log.debug("{} requests met others and are tried one by one", group.size(), expected);
            return false;
        } catch (RuntimeException | Error notTogether) {
            log.warn("{} requests cannot be written together and are tried one by one", group.size(), notTogether);
            return false;
        }
    }

    private void writeAlone(Waiting<T> one) {
        try {
            var request = one.request;
            var answered = keys.retriedInTransaction(request.key(), request.bodyHash(), () -> {
                alone.accept(one.wanted);
                return request.answer();
            });
            finish(one, answered, null);
        } catch (RuntimeException | Error failed) {
            finish(one, null, failed);
        }
    }

    private void finish(Waiting<T> one, Answered answered, Throwable failed) {
        keys.leave(one.request.key());
        if (failed == null) {
            one.answered.complete(answered);
        } else {
            one.answered.completeExceptionally(failed);
        }
    }
}
