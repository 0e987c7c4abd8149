package io.guidepost.core.attribution;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Whether a store is still open; {@code closedAt} is the first instant at which it is not. */
public record StoreState(StoreId store, Optional<Instant> closedAt) {

    public StoreState {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(closedAt, "closedAt");
    }

    public boolean isOpenAt(Instant at) {
        return closedAt.isEmpty() || at.isBefore(closedAt.get());
    }
}
