package io.guidepost.wechat.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;

/** Turns over time, and the most of them that any window of a length has held. */
final class Flow {

    private final TreeMap<Long, Integer> turns = new TreeMap<>();

    void add(long millis, int count) {
        turns.merge(millis, count, Integer::sum);
    }

    int between(long from, long until) {
        return turns.subMap(from, until).values().stream()
                .mapToInt(count -> count)
                .sum();
    }

    int mostIn(long window) {
        int most = 0;
        int sum = 0;
        var oldest = turns.entrySet().iterator();
        Map.Entry<Long, Integer> first = oldest.hasNext() ? oldest.next() : null;
        for (var entry : turns.entrySet()) {
            sum += entry.getValue();
            while (first != null && first.getKey() <= entry.getKey() - window) {
                sum -= first.getValue();
                first = oldest.next();
            }
            most = Math.max(most, sum);
        }
        return most;
    }

    void assertWithin(Cap cap, String seed) {
        assertThat(mostIn(60_000)).as("any minute, %s", seed).isLessThanOrEqualTo(cap.aMinute());
        assertThat(mostIn(3_600_000)).as("any hour, %s", seed).isLessThanOrEqualTo(cap.anHour());
    }
}
