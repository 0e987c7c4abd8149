package io.guidepost.core.attribution;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where an order comes from, as far as its rules are chosen by it. It is known before anybody is credited: the guide who
 * will win must not choose the rules by which he wins.
 *
 * @param region to which the store belongs at that moment
 * @param brand of all the lines; empty where they are of several
 */
public record Origin(Optional<StoreId> store, Optional<Long> region, Optional<String> brand) {

    public static final Origin UNKNOWN = new Origin(Optional.empty(), Optional.empty(), Optional.empty());

    public Origin {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(brand, "brand");
    }

    /**
     * The store in which a guide was named on the order, else that of the till it was imported from, else where the goods
     * are picked up, else the shopper's home store.
     *
     * @param regions the region of each store that occurs
     * @param pool the region in whose pool the shopper waits; it counts where there is no store
     */
    public static Origin of(
            Optional<Designation> designation,
            StoreHints hints,
            Map<Long, Long> regions,
            Optional<Long> pool,
            Optional<String> brand) {
        Optional<StoreId> store = Stream.of(
                        designation.map(Designation::store), hints.imported(), hints.pickUp(), hints.home())
                .flatMap(Optional::stream)
                .findFirst();
        return new Origin(store, store.isPresent() ? store.map(known -> regions.get(known.value())) : pool, brand);
    }
}
