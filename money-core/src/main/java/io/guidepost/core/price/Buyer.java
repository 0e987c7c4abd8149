package io.guidepost.core.price;

import java.util.Optional;
import java.util.Set;

/**
 * Who asks for a price, as far as prices depend on it.
 *
 * @param store where he buys: the store of the prepared basket, or the one he belongs to
 * @param regions the store's region and those it lies in
 * @param groups groups of members that headquarters keeps
 */
public record Buyer(Optional<Long> store, Set<Long> regions, Set<Long> groups) {

    public static final Buyer ANYBODY = new Buyer(Optional.empty(), Set.of(), Set.of());

    public Buyer {
        regions = Set.copyOf(regions);
        groups = Set.copyOf(groups);
    }
}
