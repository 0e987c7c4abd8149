package io.guidepost.guideapi.live;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.guideapi.live.Watch.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.util.function.Tuple2;

/**
 * Server-sent events for whoever watches something: each is the whole of it, sent when it has changed; when it is over an event
 * {@code over} follows and the stream ends. It also ends after half an hour. Whoever comes back with {@code Last-Event-ID} is not
 * sent again what has not changed since, and after {@code over} the answer is 204, on which browsers stop.
 */
@Component
public class LiveEvents {

    private static final String OVER = "over";
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final int mostViewers;
    private final AtomicInteger viewers = new AtomicInteger();

    LiveEvents(@Value("${guidepost.execution.most-viewers:500}") int mostViewers) {
        this.mostViewers = mostViewers;
    }

    /**
     * @param isOver whether it was over when it was asked for
     * @param name of the event
     * @param view what of it this viewer may see, as it is answered
     */
    public <T> ResponseEntity<Flux<ServerSentEvent<Object>>> stream(
            Watch<T> watch,
            long id,
            boolean isOver,
            Optional<String> lastEventId,
            String name,
            Function<T, Object> view) {
        if (isOver && lastEventId.filter(OVER::equals).isPresent()) {
            return ResponseEntity.noContent().build();
        }
        if (viewers.get() >= mostViewers) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "too_many_viewers",
                    new Words("观看人数过多,请稍后再试", "Too many are watching; try again later"));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no")
                .body(events(watch.of(id), lastEventId, name, view));
    }

    /** Who reads slowly is sent the latest, and nothing waits for him. */
    private <T> Flux<ServerSentEvent<Object>> events(
            Flux<Seen<T>> watched, Optional<String> lastEventId, String name, Function<T, Object> view) {
        var told = watched.onBackpressureLatest()
                .concatMapIterable(seen -> told(seen, name, view), 1)
                .index()
                .filter(numbered ->
                        numbered.getT1() > 0 || !numbered.getT2().id().equals(lastEventId.orElse(null)))
                .map(Tuple2::getT2)
                .publish(shared -> Flux.merge(
                        shared,
                        Flux.interval(HEARTBEAT)
                                .map(beat ->
                                        ServerSentEvent.builder().comment("").build())
                                .takeUntilOther(shared.ignoreElements())));
        return told.take(LONGEST)
                .doOnSubscribe(begun -> viewers.incrementAndGet())
                .doFinally(end -> viewers.decrementAndGet());
    }

    private static <T> List<ServerSentEvent<Object>> told(Seen<T> seen, String name, Function<T, Object> view) {
        var event = ServerSentEvent.<Object>builder(view.apply(seen.whole()))
                .event(name)
                .id(seen.mark())
                .build();
        return seen.isOver()
                ? List.of(
                        event,
                        ServerSentEvent.<Object>builder(Map.of())
                                .event(OVER)
                                .id(OVER)
                                .build())
                : List.of(event);
    }
}
