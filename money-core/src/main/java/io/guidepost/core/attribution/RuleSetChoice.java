package io.guidepost.core.attribution;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which rules hold for an order (B1): of those in force at its creation the ones with the narrowest scope. */
public final class RuleSetChoice {

    private RuleSetChoice() {}

    /**
     * A rule set and the time in which it holds.
     *
     * @param until the first instant at which it no longer does
     */
    public record Scheduled(int version, RuleScope scope, Instant from, Instant until) {

        public Scheduled {
            Objects.requireNonNull(scope, "scope");
            if (until.isBefore(from)) {
                throw new IllegalArgumentException("Rule set %d ends before it begins".formatted(version));
            }
        }

        public boolean isInForceAt(Instant at) {
            return !from.isAfter(at) && at.isBefore(until);
        }
    }

    /**
     * Store before region, region before brand, brand before all. Of several with the same scope the one that began last
     * holds, then the one with the higher version: a successor need not wait until its predecessor has been ended.
     */
    public static Optional<Scheduled> inForce(List<Scheduled> sets, Origin origin, Instant at) {
        Scheduled chosen = null;
        for (Scheduled set : sets) {
            if (set.isInForceAt(at) && set.scope().covers(origin) && (chosen == null || isBefore(set, chosen))) {
                chosen = set;
            }
        }
        return Optional.ofNullable(chosen);
    }

    private static boolean isBefore(Scheduled set, Scheduled other) {
        int narrower = set.scope().kind().compareTo(other.scope().kind());
        if (narrower != 0) {
            return narrower > 0;
        }
        int begin = set.from().compareTo(other.from());
        return begin != 0 ? begin > 0 : set.version() > other.version();
    }
}
