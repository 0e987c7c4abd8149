package io.guidepost.domain.performance;

import java.util.Optional;

/** The part of the organization that is looked at, as it was when the orders were decided; empty is no limit. */
public record Scope(Optional<Long> regionId, Optional<Long> storeId) {

    public static final Scope ALL = new Scope(Optional.empty(), Optional.empty());

    public static Scope region(long regionId) {
        return new Scope(Optional.of(regionId), Optional.empty());
    }

    public static Scope store(long storeId) {
        return new Scope(Optional.empty(), Optional.of(storeId));
    }

    boolean covers(Holder holder) {
        return regionId.map(region -> region == holder.regionId()).orElse(true)
                && storeId.map(store -> store == holder.storeId()).orElse(true);
    }

    /** The level on which the whole scope is one row. */
    Level level() {
        if (storeId.isPresent()) {
            return Level.STORE;
        }
        return regionId.isPresent() ? Level.REGION : Level.HQ;
    }
}
