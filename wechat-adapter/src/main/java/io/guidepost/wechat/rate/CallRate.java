package io.guidepost.wechat.rate;

import io.guidepost.domain.pace.Urgency;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns to call WeCom. All processes of a corporation together never get more of them than WeCom allows calls, whoever asks:
 * people and clocks first, mass work with what is left. Whoever waits is a future and no thread; one thread serves all lines.
 *
 * <p>When WeCom turns the corporation away all the same (45009), nobody gets a turn of that API for a minute, then for two,
 * and so on up to an hour: calling on would only begin the time anew.
 *
 * <p>The times here are those of the real world and not of the business clock, because WeCom counts them.
 */
public final class CallRate implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallRate.class);

    private static final int TURNS_AT_ONCE = 64;
    private static final Duration FIRST_CLOSURE = Duration.ofSeconds(60);
    private static final Duration LONGEST_CLOSURE = Duration.ofHours(1);
    /** Whoever was let in for so long begins with the shortest closure again. */
    private static final long FORGIVEN_AFTER_NANOS = Duration.ofMinutes(10).toNanos();

    private static final Duration BREATHER = Duration.ofSeconds(2);
    private static final int LATELY = 32;
    private static final int TOO_MANY_OF_THEM = 8;
    private static final long LONGEST_LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    /** What WeCom has said to the last calls of an API. */
    private static final class Mood {
        private int calls;
        private int troubles;
        private Duration lastClosure = Duration.ZERO;
        private long closureEndedNanos;
    }

    private final RateSettings settings;
    private final Buckets buckets;
    private final Optional<MeterRegistry> meters;
    private final ScheduledExecutorService dispatcher;
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, Mood> moods = new HashMap<>();
    private final Map<Urgency, AtomicInteger> waiting = new ConcurrentHashMap<>();
    private volatile boolean isAlone;

    CallRate(RateSettings settings, Optional<SharedBuckets> shared, Optional<MeterRegistry> meters) {
        this.settings = settings;
        this.buckets = new Buckets(settings, shared, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), () -> 0);
        this.meters = meters;
        var threads = new ScheduledThreadPoolExecutor(1, work -> {
            var thread = new Thread(work, "wecom-turns");
            thread.setDaemon(true);
            return thread;
        });
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.dispatcher = threads;
        for (var urgency : Urgency.values()) {
            waiting.put(urgency, new AtomicInteger());
        }
        meters.ifPresent(this::register);
    }

    private void register(MeterRegistry registry) {
        waiting.forEach((urgency, count) -> Gauge.builder("guidepost.wecom.waiting", count, AtomicInteger::get)
                .description("Calls to WeCom that wait for their turn")
                .tag("urgency", urgency.name())
                .register(registry));
        Gauge.builder("guidepost.wecom.alone", this, rate -> rate.isAlone ? 1 : 0)
                .description("1 while this process keeps to its own share of the caps because Redis does not answer")
                .register(registry);
    }

    /**
     * A turn to call {@code api} once, within {@code patience}; else it fails with {@link NoTurn}. What is chained to it
     * belongs on an executor of its own.
     */
    public CompletableFuture<Void> turn(String api, Urgency urgency, Duration patience) {
        var turn = new CompletableFuture<Void>();
        long start = System.nanoTime();
        waiting.get(urgency).incrementAndGet();
        soon(
                () -> {
                    var line = lines.computeIfAbsent(api, Line::new);
                    if (line.join(new Line.Waiter(turn, start + patience.toNanos()), urgency)) {
                        serve(line);
                    }
                },
                () -> turn.completeExceptionally(new NoTurn(api, Duration.ofSeconds(1))));
        return turn.whenComplete((nothing, failed) -> {
            waiting.get(urgency).decrementAndGet();
            meters.ifPresent(registry -> registry.timer(
                            "guidepost.wecom.turns",
                            "api",
                            api,
                            "urgency",
                            urgency.name(),
                            "outcome",
                            failed == null ? "given" : "none")
                    .record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
        });
    }

    /** The same for a thread that has nothing else to do: with the urgency of its work and the patience that goes with it. */
    public void await(String api) {
        var urgency = Urgency.current();
        var patience = urgency == Urgency.MASS ? settings.massPatience() : settings.patience();
        try {
            turn(api, urgency, patience).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof NoTurn none ? none : failed;
        }
    }

    /** {@code outcome} is what a call of {@code api} came to: an errcode, or one word of ours. */
    public void heard(String api, String outcome) {
        soon(
                () -> {
                    var mood = moods.computeIfAbsent(api, unseen -> new Mood());
                    switch (outcome) {
                        case "45009" -> close(api, mood);
                        case "-1", "45033", "http_429" -> count(api, mood, 1);
                        default -> count(api, mood, 0);
                    }
                },
                () -> {});
    }

    /** On the dispatcher's thread, unless this process ends. */
    private void soon(Runnable work, Runnable otherwise) {
        try {
            dispatcher.execute(work);
        } catch (RejectedExecutionException closed) {
            otherwise.run();
        }
    }

    private void close(String api, Mood mood) {
        if (buckets.isClosed(api)) {
            // One of the calls that were under way when the first of them was turned away.
            return;
        }
        boolean isForgiven = System.nanoTime() - mood.closureEndedNanos > FORGIVEN_AFTER_NANOS;
        var closure = mood.lastClosure.isZero() || isForgiven ? FIRST_CLOSURE : mood.lastClosure.multipliedBy(2);
        mood.lastClosure = closure.compareTo(LONGEST_CLOSURE) > 0 ? LONGEST_CLOSURE : closure;
        mood.closureEndedNanos = System.nanoTime() + mood.lastClosure.toNanos();
        LOG.warn("WeCom turns {} away (45009); nobody calls it for {}", api, mood.lastClosure);
        stop(api, mood.lastClosure, "45009");
    }

    /** WeCom is busy now and then; only when it is so again and again does everybody hold still for a moment. */
    private void count(String api, Mood mood, int trouble) {
        mood.calls++;
        mood.troubles += trouble;
        if (mood.troubles >= TOO_MANY_OF_THEM) {
            stop(api, BREATHER, "busy");
        }
        if (mood.troubles >= TOO_MANY_OF_THEM || mood.calls >= LATELY) {
            mood.calls = 0;
            mood.troubles = 0;
        }
    }

    private void stop(String api, Duration pause, String reason) {
        buckets.close(api, pause);
        meters.ifPresent(registry -> registry.counter("guidepost.wecom.closures", "api", api, "reason", reason)
                .increment());
        Optional.ofNullable(lines.get(api)).ifPresent(this::serve);
    }

    private void serve(Line line) {
        try {
            var pause = Duration.ZERO;
            for (var urgency = line.first(); urgency.isPresent() && pause.isZero(); urgency = line.first()) {
                pause = serve(line, urgency.get());
            }
            isAlone = buckets.isAlone();
            long now = System.nanoTime();
            line.dismiss(now, new NoTurn(line.api, pause));
            line.lookAgain(line.first().isEmpty() ? null : look(line, now, pause));
        } catch (RuntimeException broken) {
            // Nobody would ever be served again if the only thread gave up here.
            LOG.error("Turns of {} cannot be given", line.api, broken);
            line.lookAgain(look(line, System.nanoTime(), BREATHER));
        }
    }

    private ScheduledFuture<?> look(Line line, long now, Duration pause) {
        long nanos = Math.min(pause.toNanos(), LONGEST_LOOK_NANOS);
        return dispatcher.schedule(() -> serve(line), line.nanosUntilDismissal(now, nanos), TimeUnit.NANOSECONDS);
    }

    /** Zero when nobody of this urgency waits any more, or somebody more urgent could be there. */
    private Duration serve(Line line, Urgency urgency) {
        line.dismiss(System.nanoTime(), new NoTurn(line.api, Duration.ofSeconds(1)));
        int wanted = Math.min(line.count(urgency), TURNS_AT_ONCE);
        if (wanted == 0) {
            return Duration.ZERO;
        }
        var grant = buckets.take(line.api, wanted, urgency);
        for (int i = 0; i < grant.turns(); i++) {
            line.next(urgency).turn().complete(null);
        }
        if (grant.turns() == wanted) {
            return Duration.ZERO;
        }
        if (grant.isClosed()) {
            // Waiting would be of no use to those who have less time than this.
            line.dismiss(System.nanoTime() + grant.pause().toNanos(), new NoTurn(line.api, grant.pause()));
        }
        return grant.pause().isZero() ? Duration.ofMillis(1) : grant.pause();
    }

    /** Nobody waits for a turn that will never come: whoever still does is turned away. */
    @Override
    public void close() {
        soon(
                () -> lines.values().forEach(line -> line.dismissAll(new NoTurn(line.api, Duration.ofSeconds(1)))),
                () -> {});
        dispatcher.shutdown();
    }
}
