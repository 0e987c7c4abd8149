package io.guidepost.guideapi.live;

import io.guidepost.webedge.Offload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks at what somebody watches: one look at a time for each thing, however many watch it, and none when nobody does. What is
 * seen is the whole of it, so that whoever joins or comes back needs nothing of what was before.
 */
public final class Watch<T> {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final Offload offload;
    private final Duration pause;
    private final LongFunction<Seen<T>> look;
    private final Map<Long, Flux<Seen<T>>> watched = new ConcurrentHashMap<>();

    /** @param look blocking; done off the event loop */
    public Watch(Offload offload, Duration pause, LongFunction<Seen<T>> look) {
        this.offload = offload;
        this.pause = pause;
        this.look = look;
    }

    /**
     * How it is at one moment.
     *
     * @param mark the same for the same whole, on every node
     */
    public record Seen<T>(String mark, boolean isOver, T whole) {

        /** @param marked tells by its text whether anything has changed */
        public static <T> Seen<T> of(Object marked, boolean isOver, T whole) {
            var sum = new CRC32();
            sum.update(marked.toString().getBytes(StandardCharsets.UTF_8));
            return new Seen<>(Long.toHexString(sum.getValue()), isOver, whole);
        }
    }

    /** Every change from now on, beginning with how it is; ends when it is over. */
    public Flux<Seen<T>> of(long id) {
        return watched.computeIfAbsent(id, this::begun);
    }

    /** How many things are looked at. */
    public int size() {
        return watched.size();
    }

    private Flux<Seen<T>> begun(long id) {
        return Flux.interval(Duration.ZERO, pause)
                .onBackpressureDrop()
                .concatMap(tick -> offload.call(() -> look.apply(id)).onErrorResume(failed -> later(id, failed)), 1)
                .distinctUntilChanged(seen -> seen.mark() + seen.isOver())
                .takeUntil(Seen::isOver)
                .doFinally(end -> watched.remove(id))
                .replay(1)
                .refCount(1);
    }

    private static <T> Mono<T> later(long id, Throwable failed) {
        log.warn("{} could not be looked at; trying again", id, failed);
        return Mono.empty();
    }
}
