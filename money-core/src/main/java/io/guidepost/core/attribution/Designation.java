package io.guidepost.core.attribution;

import java.time.Instant;
import java.util.Objects;

/**
 * A guide was put on the order itself: by preparing the basket for the shopper, at the till, or afterwards by a ruling.
 *
 * @param confirmed whether the shopper opened and took over the prepared basket; always true of the other kinds
 */
public record Designation(
        DesignationId id, Kind kind, GuideId guide, StoreId store, Instant madeAt, boolean confirmed) {

    /** Where the guide was named. */
    public enum Kind {
        ASSISTED_BASKET,
        /** Until the order is paid, which whoever takes it down sees to. */
        TILL,
        /** Headquarters ruled in a dispute or corrected a mistake (B11): beyond every rule but that of employment. */
        RULING
    }

    public Designation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(guide, "guide");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(madeAt, "madeAt");
        if (kind != Kind.ASSISTED_BASKET && !confirmed) {
            throw new IllegalArgumentException("Only a prepared basket waits for the shopper to take it over");
        }
    }
}
