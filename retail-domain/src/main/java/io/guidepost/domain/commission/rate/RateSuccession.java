package io.guidepost.domain.commission.rate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which rate ends when another begins: a new one ends the old from its start (B6). Pure. */
final class RateSuccession {

    private RateSuccession() {}

    /** When which of the standing rates would end through these changes; those that go on are missing. */
    static Map<Long, Instant> ends(Collection<CommissionRate> standing, Collection<RateChange> changes) {
        var bySlot = byTarget(standing);
        var ends = new TreeMap<Long, Instant>();
        for (var change : changes) {
            if (change.isEnd()) {
                ends.merge(change.endsRateId(), change.from(), RateSuccession::earlier);
                continue;
            }
            for (var rate : bySlot.getOrDefault(change.target(), List.of())) {
                if (isSameSlot(rate, change)
                        && rate.from().isBefore(change.from())
                        && rate.until().map(change.from()::isBefore).orElse(true)) {
                    ends.merge(rate.id(), change.from(), RateSuccession::earlier);
                }
            }
        }
        return ends;
    }

    /**
     * The standing rates that begin while the changes hold: which of the two was meant cannot be told, so somebody has to
     * end the later one first. By the id of the change.
     */
    static Map<Long, CommissionRate> obstacles(Collection<CommissionRate> standing, Collection<RateChange> changes) {
        var bySlot = byTarget(standing);
        var obstacles = new TreeMap<Long, CommissionRate>();
        for (var change : changes) {
            for (var rate : bySlot.getOrDefault(change.target(), List.of())) {
                if (!change.isEnd()
                        && isSameSlot(rate, change)
                        && !rate.from().isBefore(change.from())
                        && RateRules.overlap(change.from(), change.until(), rate.from(), rate.until())) {
                    obstacles.putIfAbsent(change.id(), rate);
                }
            }
        }
        return obstacles;
    }

    /** Another change that says something of the same slot and time, by the id of the change. */
    static Map<Long, RateChange> rivals(Collection<RateChange> others, Collection<RateChange> changes) {
        var byTarget = new HashMap<RateTarget, List<RateChange>>();
        others.forEach(other -> byTarget.computeIfAbsent(other.target(), unseen -> new ArrayList<>())
                .add(other));
        var rivals = new TreeMap<Long, RateChange>();
        for (var change : changes) {
            for (var other : byTarget.getOrDefault(change.target(), List.of())) {
                if (other.id() != change.id() && change.meets(other)) {
                    rivals.putIfAbsent(change.id(), other);
                }
            }
        }
        return rivals;
    }

    private static boolean isSameSlot(CommissionRate rate, RateChange change) {
        return RateRules.shareASlot(
                rate.target(), rate.payee(), rate.reward(), change.target(), change.payee(), change.reward());
    }

    private static Map<RateTarget, List<CommissionRate>> byTarget(Collection<CommissionRate> standing) {
        var byTarget = new HashMap<RateTarget, List<CommissionRate>>();
        standing.forEach(rate -> byTarget.computeIfAbsent(rate.target(), unseen -> new ArrayList<>())
                .add(rate));
        return byTarget;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
