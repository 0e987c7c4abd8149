package io.guidepost.core.attribution;

import java.time.Instant;
import java.util.Objects;

/**
 * A guide was put on the order itself: by preparing the basket for the shopper, or at the till.
 *
 * @param confirmed whether the shopper opened and took over the prepared basket; always true at the till
 */
public record Designation(
        DesignationId id, Kind kind, GuideId guide, StoreId store, Instant madeAt, boolean confirmed) {

    /** Where the guide was named. */
    public enum Kind {
        ASSISTED_BASKET,
        TILL
    }

    public Designation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(guide, "guide");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(madeAt, "madeAt");
        if (kind == Kind.TILL && !confirmed) {
            throw new IllegalArgumentException("At the till the shopper stands by");
        }
    }
}
