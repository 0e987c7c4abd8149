package io.guidepost.domain.acquisition;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** WeCom's contact ways in memory, in pages of two. */
@Component
public class FakeContactWays implements ContactWays {

    /** What goes wrong with the next call that changes something. */
    public enum Fault {
        LOST_ON_THE_WAY,
        ANSWER_LOST
    }

    private record Kept(Way way, Instant madeAt) {}

    private final Clock clock;
    private final Map<String, Kept> ways = new LinkedHashMap<>();
    private final Deque<Object> faults = new ArrayDeque<>();
    private int updates;

    FakeContactWays(Clock clock) {
        this.clock = clock;
    }

    public synchronized void failNext(Fault fault) {
        faults.add(fault);
    }

    public synchronized void rejectNext(String code) {
        faults.add(new GatewayRejected(code, "on demand"));
    }

    /** All ways that hand this back. */
    public synchronized List<Way> ofState(String state) {
        return ways.values().stream()
                .map(Kept::way)
                .filter(way -> way.state().equals(state))
                .toList();
    }

    public synchronized int updates() {
        return updates;
    }

    @Override
    public synchronized Made add(Way way) {
        var fault = next();
        var configId = UUID.randomUUID().toString().replace("-", "");
        ways.put(configId, new Kept(way, clock.instant()));
        loseAnswer(fault);
        return new Made(configId, qrCode(configId));
    }

    @Override
    public synchronized Optional<Known> find(String configId) {
        return Optional.ofNullable(ways.get(configId)).map(kept -> known(configId, kept.way()));
    }

    private static Known known(String configId, Way way) {
        return new Known(configId, way.state(), qrCode(configId), way.userids());
    }

    private static String qrCode(String configId) {
        return "https://p.qpic.cn/wwhead/" + configId + "/0";
    }

    @Override
    public synchronized Listed list(Instant from, Instant until, String cursor) {
        var found = ways.entrySet().stream()
                .filter(way -> !way.getValue().madeAt().isBefore(from)
                        && !way.getValue().madeAt().isAfter(until))
                .map(Map.Entry::getKey)
                .toList();
        int start = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int end = Math.min(start + 2, found.size());
        return new Listed(found.subList(start, end), end == found.size() ? "" : Integer.toString(end));
    }

    @Override
    public synchronized void update(String configId, Way way) {
        var fault = next();
        if (!ways.containsKey(configId)) {
            throw new GatewayRejected(NO_SUCH_WAY, "invalid config_id");
        }
        updates++;
        ways.put(configId, new Kept(way, ways.get(configId).madeAt()));
        loseAnswer(fault);
    }

    @Override
    public synchronized void delete(String configId) {
        var fault = next();
        ways.remove(configId);
        loseAnswer(fault);
    }

    private Object next() {
        var fault = faults.poll();
        if (fault == Fault.LOST_ON_THE_WAY) {
            throw new GatewayUnclear("No connection", null);
        }
        if (fault instanceof GatewayRejected rejected) {
            throw rejected;
        }
        return fault;
    }

    private static void loseAnswer(Object fault) {
        if (fault == Fault.ANSWER_LOST) {
            throw new GatewayUnclear("No answer in time", null);
        }
    }
}
