package io.guidepost.domain.performance;

import io.guidepost.domain.sight.Sight;
import java.util.Optional;

/** The part of the organization that is looked at, as it was when the orders were decided; empty is no limit. */
public record Scope(Sight sight, Optional<Long> regionId, Optional<Long> storeId) {

    public static final Scope ALL = of(Sight.ALL);

    public static Scope region(long regionId) {
        return of(Sight.region(regionId));
    }

    public static Scope of(Sight sight) {
        return new Scope(sight, Optional.empty(), Optional.empty());
    }

    public static Scope store(long storeId) {
        return new Scope(Sight.ALL, Optional.empty(), Optional.of(storeId));
    }

    boolean covers(Holder holder) {
        return sight.names(holder.regionId(), holder.storeId())
                && storeId.map(store -> store == holder.storeId()).orElse(true);
    }

    /** The level on which the fewest rows make up the whole scope. */
    Level level() {
        if (storeId.isPresent() || !sight.stores().isEmpty()) {
            return Level.STORE;
        }
        return sight.isAll() ? Level.HQ : Level.REGION;
    }
}
