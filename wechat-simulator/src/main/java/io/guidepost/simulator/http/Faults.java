package io.guidepost.simulator.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The faults that were ordered: the next {@code times} calls of a path fail so. */
public final class Faults {

    /** How a call fails. */
    public enum Mode {
        /** The service's own error answer with {@code errcode}; nothing is applied. */
        ERRCODE,
        /** No answer for {@code delayMs} (60 s unless told), then a reset; nothing is applied. */
        TIMEOUT,
        /** The right answer, {@code delayMs} late (7 s unless told). */
        SLOW,
        HTTP_500,
        /** A gateway's 429, before the service has seen the call. */
        HTTP_429,
        /** A gateway's HTML page with status 502. */
        HTML,
        /** The connection is reset; nothing is applied. */
        RESET,
        /** The request is applied and then the connection is reset instead of an answer. */
        APPLIED_BUT_LOST
    }

    /** {@code errcode} is empty unless the mode is ERRCODE. */
    public record Fault(String path, Mode mode, String errcode, Duration delay, int times) {

        Fault oneLess() {
            return new Fault(path, mode, errcode, delay, times - 1);
        }
    }

    private static final int MOST = 1_000;

    private final List<Fault> ordered = new ArrayList<>();

    public synchronized void order(Fault fault) {
        if (ordered.size() >= MOST) {
            throw new IllegalStateException("At most " + MOST + " faults wait at a time");
        }
        ordered.add(fault);
    }

    public synchronized void clear() {
        ordered.clear();
    }

    public synchronized List<Fault> waiting() {
        return List.copyOf(ordered);
    }

    /** The fault for this call, used up by one. */
    public synchronized Optional<Fault> take(String path) {
        for (int i = 0; i < ordered.size(); i++) {
            Fault fault = ordered.get(i);
            if (matches(fault.path(), path)) {
                if (fault.times() > 1) {
                    ordered.set(i, fault.oneLess());
                } else {
                    ordered.remove(i);
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** A pattern is a path in which every {@code *} stands for any characters, and {@code {x}} for one segment. */
    static boolean matches(String pattern, String path) {
        if (pattern.indexOf('*') < 0 && pattern.indexOf('{') < 0) {
            return pattern.equals(path);
        }
        StringBuilder regex = new StringBuilder();
        Iterator<String> pieces = List.of(
                        pattern.replaceAll("\\{[^}]*}", "\u0000").split("(?<=[*\u0000])|(?=[*\u0000])"))
                .iterator();
        while (pieces.hasNext()) {
            String piece = pieces.next();
            regex.append(
                    switch (piece) {
                        case "*" -> ".*";
                        case "\u0000" -> "[^/]+";
                        default -> java.util.regex.Pattern.quote(piece);
                    });
        }
        return path.matches(regex.toString());
    }
}
