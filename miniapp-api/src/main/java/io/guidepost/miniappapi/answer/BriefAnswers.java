package io.guidepost.miniappapi.answer;

import io.guidepost.domain.changes.Changes;
import io.guidepost.domain.changes.Changes.About;
import io.guidepost.webedge.Offload;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers that are the same for everybody and may be most of a second old: what is asked for often is made once in that
 * time, and what is asked for once costs what it costs. None outlives a change that somebody has told of.
 */
@Component
public class BriefAnswers {

    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(800);
    /** For so long after a change others may still go by what was before, and an answer made of it is not kept. */
    private static final long SETTLING_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final int MOST = 4_000;
    /** So that a few huge pages cannot fill the memory. */
    private static final int LARGEST_KEPT = 256 * 1024;

    private final Map<Object, Made> made = new ConcurrentHashMap<>();
    private final Map<Object, Mono<byte[]>> making = new ConcurrentHashMap<>();
    private final JsonMapper json;
    private final Offload offload;
    private volatile long doubtedAt = System.nanoTime() - SETTLING_NANOS - 1;

    BriefAnswers(JsonMapper json, Offload offload, Changes changes) {
        this.json = json;
        this.offload = offload;
        changes.whenTold(EnumSet.allOf(About.class), () -> doubtedAt = System.nanoTime());
    }

    private record Made(byte[] bytes, long at) {}

    private boolean isFresh(Made answer) {
        return answer.at() - doubtedAt > SETTLING_NANOS && System.nanoTime() - answer.at() < FRESH_NANOS;
    }

    /**
     * The answer under this key, or the one that is made now, off the event loop; who asks while it is made gets the same.
     * A refusal is not kept.
     */
    public Mono<ResponseEntity<byte[]>> of(Object key, Supplier<Object> view) {
        var known = made.get(key);
        if (known != null && isFresh(known)) {
            return Mono.just(ready(known.bytes()));
        }
        return Mono.defer(() -> making.computeIfAbsent(key, absent -> making(key, view)))
                .map(BriefAnswers::ready);
    }

    private Mono<byte[]> making(Object key, Supplier<Object> view) {
        return offload.call(() -> fresh(key, view))
                .doFinally(ended -> making.remove(key))
                .cache();
    }

    private byte[] fresh(Object key, Supplier<Object> view) {
        // The time first: what changes while it is made is not older than this.
        long now = System.nanoTime();
        var bytes = json.writeValueAsBytes(view.get());
        if (bytes.length <= LARGEST_KEPT) {
            makeRoom();
            made.put(key, new Made(bytes, now));
        }
        return bytes;
    }

    private void makeRoom() {
        if (made.size() >= MOST) {
            made.values().removeIf(answer -> !isFresh(answer));
        }
        // Starting over is simpler than choosing whom to forget.
        if (made.size() >= MOST) {
            made.clear();
        }
    }

    /** An answer of bytes that are JSON already. */
    public static ResponseEntity<byte[]> ready(byte[] bytes) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(bytes);
    }
}
