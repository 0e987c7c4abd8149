package io.guidepost.simulator.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Records by key in the order of their first arrival. Every change is written to the store at once; the eldest entries
 * go when there are more than the limit. Seeded entries are written only once they differ from their seed.
 */
public final class Table<V> {

    private final Store store;
    private final String name;
    private final Class<V> type;
    private final int limit;
    private final Map<String, V> rows = new LinkedHashMap<>();
    private final Map<String, V> seeds = new LinkedHashMap<>();
    private final Set<String> removedBefore = new TreeSet<>();

    Table(Store store, String name, Class<V> type, int limit, Map<String, JsonNode> saved) {
        this.store = store;
        this.name = name;
        this.type = type;
        this.limit = limit;
        saved.forEach((key, value) -> {
            if (value == null) {
                removedBefore.add(key);
            } else {
                rows.put(key, store.read(value, type));
            }
        });
    }

    /** An entry that every simulator begins with, unless an earlier run has changed or removed it. */
    public synchronized void seed(String key, V value) {
        seeds.put(key, value);
        if (!removedBefore.contains(key)) {
            rows.putIfAbsent(key, value);
        }
    }

    public synchronized void put(String key, V value) {
        rows.put(key, value);
        store.append(name, key, value);
        while (rows.size() > limit) {
            remove(rows.keySet().iterator().next());
        }
    }

    public synchronized void remove(String key) {
        if (rows.remove(key) != null) {
            store.append(name, key, null);
        }
    }

    public synchronized Optional<V> get(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    public synchronized List<V> all() {
        return new ArrayList<>(rows.values());
    }

    public synchronized int size() {
        return rows.size();
    }

    synchronized void writeAll(Store.Lines lines) {
        rows.forEach((key, value) -> {
            if (seeds.get(key) != value) {
                lines.write(name, key, value);
            }
        });
        seeds.keySet().stream().filter(key -> !rows.containsKey(key)).forEach(key -> lines.write(name, key, null));
    }
}
