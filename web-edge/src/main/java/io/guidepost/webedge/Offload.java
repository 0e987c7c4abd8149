package io.guidepost.webedge;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.webedge.trace.TraceId;
import io.micrometer.context.ContextSnapshotFactory;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.util.context.ContextView;

/**
 * The one bridge from the event loop to blocking work: {@code offload.call(() -> useCase.verb(…))}.
 *
 * <p>Each kind of work has its own bound of calls in flight, so that a slow Tencent cannot starve the database. Beyond the
 * bound the answer is "no" at once: a longer queue would only make everybody wait for answers nobody reads any more. Within
 * it, work takes turns in the order it came, so that a connection is asked for only by those for whom there is one, and
 * waiting in line is never mistaken for a database that does not answer.
 *
 * <p>A client that goes away does not interrupt what has begun: its transaction either finishes or never started.
 */
@Component
public class Offload implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Offload.class);

    /** What the work waits for; each kind is bounded by itself. */
    public enum Kind {
        DATABASE,
        TENCENT,
        /** Whether a session still stands: one short query, asked also of those whose work then finds no place. */
        SESSION,
        /** Codes of those who sign in, exchanged at Tencent: whoever floods it waits here, and no payment behind him. */
        SIGN_IN,
        /** Expensive on purpose: whoever floods the login waits here, and nobody else does. */
        PASSWORD
    }

    /** On a JVM without virtual threads, so many threads per kind carry the work; the rest of the bound waits for them. */
    private static final int THREADS_WITHOUT_VIRTUAL = 64;

    private final Map<Kind, Lane> lanes = new EnumMap<>(Kind.class);
    private final ContextSnapshotFactory contexts =
            ContextSnapshotFactory.builder().build();

    Offload(OffloadSettings settings) {
        lanes.put(Kind.DATABASE, Lane.of("offload-db-", settings.database()));
        lanes.put(Kind.TENCENT, Lane.of("offload-tencent-", settings.tencent()));
        lanes.put(Kind.SESSION, Lane.of("offload-session-", settings.session()));
        lanes.put(Kind.SIGN_IN, Lane.of("offload-sign-in-", settings.signIn()));
        lanes.put(Kind.PASSWORD, Lane.of("offload-password-", settings.password()));
    }

    /** Runs database work off the event loop; a null result completes empty. */
    public <T> Mono<T> call(Callable<T> work) {
        return call(Kind.DATABASE, work);
    }

    /**
     * Runs blocking work off the event loop, with the trace of the request; a null result completes empty. Refused with
     * {@code overloaded} (503) when too much of this kind is already running.
     */
    public <T> Mono<T> call(Kind kind, Callable<T> work) {
        var lane = lanes.get(kind);
        return Mono.create(sink -> {
            if (lane.permits.tryAcquire()) {
                var caller = new Caller<>(sink);
                start(lane, () -> run(lane, work, caller), caller);
            } else {
                sink.error(overloaded());
            }
        });
    }

    /**
     * Database work that is begun here and finished by somebody else: it counts as in flight until its stage is complete, but
     * stands in nobody's way after the call.
     */
    public <T> Mono<T> begin(Callable<CompletionStage<T>> work) {
        var lane = lanes.get(Kind.DATABASE);
        return Mono.create(sink -> {
            if (lane.permits.tryAcquire()) {
                var caller = new Caller<>(sink);
                start(lane, () -> beginIn(lane, work, caller), caller);
            } else {
                sink.error(overloaded());
            }
        });
    }

    private static <T> void beginIn(Lane lane, Callable<CompletionStage<T>> work, Caller<T> caller) {
        CompletionStage<T> begun;
        try {
            begun = lane.inTurn(work);
        } catch (Throwable failure) {
            lane.permits.release();
            caller.fail(failure);
            return;
        }
        begun.whenComplete((result, failure) -> {
            lane.permits.release();
            if (failure == null) {
                caller.sink.success(result);
            } else {
                caller.fail(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
            }
        });
    }

    private void start(Lane lane, Runnable work, Caller<?> caller) {
        var context = caller.sink.contextView();
        var traced = contexts.captureFrom(context).wrap(named(context, work));
        try {
            lane.executor.execute(traced);
        } catch (RuntimeException notStarted) {
            lane.permits.release();
            caller.fail(notStarted);
        }
    }

    /** Where no trace is running, the log lines still carry the id that the client was told. */
    private static Runnable named(ContextView context, Runnable work) {
        return () -> {
            if (MDC.get(TraceId.MDC_KEY) == null && context.hasKey(TraceId.CONTEXT_KEY)) {
                try (var named = MDC.putCloseable(TraceId.MDC_KEY, context.get(TraceId.CONTEXT_KEY))) {
                    work.run();
                }
            } else {
                work.run();
            }
        };
    }

    private static <T> void run(Lane lane, Callable<T> work, Caller<T> caller) {
        T result;
        try {
            result = lane.inTurn(work);
        } catch (Throwable failure) {
            lane.permits.release();
            caller.fail(failure);
            return;
        }
        // Released before the answer is written: a slow reader of the answer must not hold a place of the database.
        lane.permits.release();
        caller.sink.success(result);
    }

    private static Refusal overloaded() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "overloaded",
                new Words("系统繁忙，请稍后重试", "Too much is going on right now; please try again shortly"));
    }

    /** Gives running work a few seconds to finish. */
    @Override
    public void destroy() throws InterruptedException {
        for (var lane : lanes.values()) {
            lane.executor.shutdown();
        }
        for (var lane : lanes.values()) {
            lane.executor.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    /** Who waits for the answer, until he goes away. */
    private static final class Caller<T> {

        private final MonoSink<T> sink;
        private volatile boolean hasGone;

        Caller(MonoSink<T> sink) {
            this.sink = sink;
            sink.onCancel(() -> hasGone = true);
        }

        /** A "no" to somebody who has gone is nobody's concern; an error of ours still is. */
        void fail(Throwable failure) {
            if (!hasGone) {
                sink.error(failure);
            } else if (!(failure instanceof Refusal)) {
                LOG.error("Work failed whose caller had gone", failure);
            }
        }
    }

    /**
     * @param permits for being in flight at all
     * @param turns for being at work; the rest of those in flight stands in line
     * @param patience how long anybody stands in line
     */
    private record Lane(ExecutorService executor, Semaphore permits, Semaphore turns, Duration patience) {

        static Lane of(String threadPrefix, OffloadSettings.Line line) {
            return new Lane(
                    executor(threadPrefix),
                    new Semaphore(line.maxInFlight()),
                    new Semaphore(line.atOnce(), true),
                    line.patience());
        }

        <T> T inTurn(Callable<T> work) throws Exception {
            if (!turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw overloaded();
            }
            try {
                return work.call();
            } finally {
                turns.release();
            }
        }

        /** Looked up reflectively, because the code is compiled for release 17, which does not know virtual threads. */
        private static ExecutorService executor(String threadPrefix) {
            try {
                return (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
            } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException without) {
                var number = new AtomicInteger();
                return Executors.newFixedThreadPool(THREADS_WITHOUT_VIRTUAL, task -> {
                    var thread = new Thread(task, threadPrefix + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
            }
        }
    }
}
