package io.guidepost.core.price;

import java.util.Collections;
import java.util.Set;

/**
 * For whom a price or an activity is (SHOP-7). Each set that is not empty must be met; a region stands for everything in it.
 */
public record Audience(Set<Long> stores, Set<Long> regions, Set<Long> groups) {

    public static final Audience EVERYBODY = new Audience(Set.of(), Set.of(), Set.of());

    public Audience {
        stores = Set.copyOf(stores);
        regions = Set.copyOf(regions);
        groups = Set.copyOf(groups);
    }

    public boolean includes(Buyer buyer) {
        return (stores.isEmpty() || buyer.store().filter(stores::contains).isPresent())
                && (regions.isEmpty() || !Collections.disjoint(regions, buyer.regions()))
                && (groups.isEmpty() || !Collections.disjoint(groups, buyer.groups()));
    }
}
