package io.guidepost.simulator.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts in fixed windows; lets everything pass when rate limits are switched off. */
public final class Limits {

    private record Window(Instant from, int used) {}

    private static final int MOST_WINDOWS = 50_000;

    private final boolean on;
    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_WINDOWS;
        }
    };

    public Limits(boolean on, Clock clock) {
        this.on = on;
        this.clock = clock;
    }

    public boolean on() {
        return on;
    }

    /** Whether one more of {@code what} fits into the window. */
    public synchronized boolean allows(String what, int most, Duration window) {
        if (!on) {
            return true;
        }
        Instant now = clock.instant();
        String key = what + '@' + window;
        Window current = windows.get(key);
        if (current == null || !now.isBefore(current.from.plus(window))) {
            current = new Window(now, 0);
        }
        windows.put(key, new Window(current.from, current.used + 1));
        return current.used < most;
    }
}
