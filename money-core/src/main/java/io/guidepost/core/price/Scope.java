package io.guidepost.core.price;

import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;

/** For which goods something holds: those named in any way, or all where nothing is named; never those excepted. */
public record Scope(Set<Long> skus, Set<Long> spus, Set<Long> categories, Set<String> brands, Set<Long> exceptSpus) {

    public static final Scope ALL = new Scope(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public Scope {
        skus = Set.copyOf(skus);
        spus = Set.copyOf(spus);
        categories = Set.copyOf(categories);
        brands = Set.copyOf(brands);
        exceptSpus = Set.copyOf(exceptSpus);
    }

    /** The same for a brand that is called otherwise now. */
    public Scope renamed(String brand, String name) {
        return new Scope(skus, spus, categories, renamed(brands, brand, name), exceptSpus);
    }

    /** These names with another one in the place of the first. */
    public static Set<String> renamed(Set<String> names, String before, String name) {
        return names.stream().map(each -> each.equals(before) ? name : each).collect(Collectors.toUnmodifiableSet());
    }

    public boolean covers(PricedItem item) {
        if (exceptSpus.contains(item.spu().value())) {
            return false;
        }
        boolean namesNothing = skus.isEmpty() && spus.isEmpty() && categories.isEmpty() && brands.isEmpty();
        return namesNothing
                || skus.contains(item.sku().value())
                || spus.contains(item.spu().value())
                || brands.contains(item.brand())
                || !Collections.disjoint(categories, item.categories());
    }
}
