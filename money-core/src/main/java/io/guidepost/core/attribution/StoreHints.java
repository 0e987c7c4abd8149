package io.guidepost.core.attribution;

import java.util.Objects;
import java.util.Optional;

/**
 * Stores an order may belong to when no guide does (B3, step 6).
 *
 * @param home the shopper's home store
 * @param pickUp the store where the goods are picked up
 * @param imported the store code of an imported order
 * @param fulfilling the store that sends or hands out the goods, if it is not simply the credited one
 */
public record StoreHints(
        Optional<StoreId> home, Optional<StoreId> pickUp, Optional<StoreId> imported, Optional<StoreId> fulfilling) {

    public static final StoreHints NONE =
            new StoreHints(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public StoreHints {
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(pickUp, "pickUp");
        Objects.requireNonNull(imported, "imported");
        Objects.requireNonNull(fulfilling, "fulfilling");
    }
}
