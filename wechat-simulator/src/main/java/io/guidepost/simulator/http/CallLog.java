package io.guidepost.simulator.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What the applications have called. At most 5,000 calls and 32 MB of bodies are kept; the oldest go first. The bare times are
 * kept of half a million calls of each path.
 */
public final class CallLog {

    private static final int MOST_CALLS = 5_000;
    private static final int MOST_BODY_CHARS = 16_384;
    private static final long MOST_CHARS = 32_000_000;
    private static final int MOST_TIMES = 500_000;

    /** One call and its answer; {@code fault} is the mode of the fault that hit it, or empty. */
    public record Entry(
            Instant at,
            String method,
            String path,
            String target,
            String requestBody,
            int status,
            String responseBody,
            String fault) {

        private int chars() {
            return requestBody.length() + responseBody.length() + target.length();
        }
    }

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<String, List<Instant>> times = new HashMap<>();
    private long chars;

    public synchronized void add(Call call, Answer answer, String fault) {
        String requestBody = call.parts().isEmpty()
                ? cut(call.body())
                : "(multipart: " + String.join(", ", call.parts().keySet()) + ")";
        String responseBody = answer.contentType().startsWith("image/")
                ? "(" + answer.body().length + " bytes of " + answer.contentType() + ")"
                : cut(answer.body());
        Entry entry = new Entry(
                call.at(),
                call.method(),
                call.path(),
                call.target(),
                requestBody,
                answer.reset() ? 0 : answer.status(),
                answer.reset() ? "" : responseBody,
                fault);
        entries.addFirst(entry);
        List<Instant> ofPath = times.computeIfAbsent(call.path(), any -> new ArrayList<>());
        if (ofPath.size() < MOST_TIMES) {
            ofPath.add(call.at());
        }
        chars += entry.chars();
        while (entries.size() > MOST_CALLS || (chars > MOST_CHARS && entries.size() > 1)) {
            chars -= entries.removeLast().chars();
        }
    }

    /** When this very path was called, the first call first. */
    public synchronized List<Instant> times(String path) {
        return List.copyOf(times.getOrDefault(path, List.of()));
    }

    /** Newest first; {@code path} is matched as in the faults, null means all. */
    public synchronized List<Entry> newest(String path, int limit) {
        List<Entry> found = new ArrayList<>();
        Iterator<Entry> all = entries.iterator();
        while (all.hasNext() && found.size() < limit) {
            Entry entry = all.next();
            if (path == null || Faults.matches(path, entry.path())) {
                found.add(entry);
            }
        }
        return found;
    }

    private static String cut(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.length() <= MOST_BODY_CHARS ? text : text.substring(0, MOST_BODY_CHARS) + "…";
    }
}
