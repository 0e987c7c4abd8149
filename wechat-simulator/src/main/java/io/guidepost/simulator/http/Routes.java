package io.guidepost.simulator.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the handler of a method and a path template such as {@code /sim/wecom/users/{userid}}. */
public final class Routes<H> {

    /** What was found; without a handler when the path exists for other methods only. */
    public record Found<H>(Optional<H> handler, Map<String, String> variables) {}

    private record Template<H>(String[] segments, Map<String, H> byMethod) {

        Optional<Map<String, String>> match(String[] path) {
            if (path.length != segments.length) {
                return Optional.empty();
            }
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < path.length; i++) {
                if (segments[i].startsWith("{")) {
                    variables.put(segments[i].substring(1, segments[i].length() - 1), path[i]);
                } else if (!segments[i].equals(path[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }

    private final Map<String, Map<String, H>> exact = new HashMap<>();
    private final List<Template<H>> templates = new ArrayList<>();

    public void add(String method, String path, H handler) {
        if (path.indexOf('{') < 0) {
            exact.computeIfAbsent(path, any -> new HashMap<>()).put(method, handler);
            return;
        }
        String[] segments = path.split("/");
        for (Template<H> known : templates) {
            if (String.join("/", known.segments).equals(path)) {
                known.byMethod.put(method, handler);
                return;
            }
        }
        templates.add(new Template<>(segments, new HashMap<>(Map.of(method, handler))));
    }

    public Optional<Found<H>> find(String method, String path) {
        Map<String, H> known = exact.get(path);
        if (known != null) {
            return Optional.of(new Found<>(Optional.ofNullable(known.get(method)), Map.of()));
        }
        String[] segments = path.split("/");
        for (Template<H> template : templates) {
            Optional<Map<String, String>> variables = template.match(segments);
            if (variables.isPresent()) {
                return Optional.of(new Found<>(Optional.ofNullable(template.byMethod.get(method)), variables.get()));
            }
        }
        return Optional.empty();
    }
}
