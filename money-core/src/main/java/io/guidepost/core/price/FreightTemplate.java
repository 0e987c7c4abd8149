package io.guidepost.core.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.words.Words;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What sending costs (SHOP-4). Regions are administrative codes; one that begins with another lies within it, so
 * {@code 31} is all of Shanghai and {@code 310101} one district. The longest code that fits decides.
 *
 * @param stores for which stores it is; empty for all
 * @param brands for which brands; empty for all. Of two that fit, the one that names store, then brand, counts; then the lower id
 * @param zones at most one of them without regions: everywhere else. Where no zone fits, nothing is sent
 * @param notServed regions to which nothing is sent, whatever the zones say
 */
public record FreightTemplate(
        long id,
        Words name,
        Set<Long> stores,
        Set<String> brands,
        Basis basis,
        List<Zone> zones,
        Set<String> notServed) {

    /** By what is counted. */
    public enum Basis {
        PIECE,
        /** Grams. */
        WEIGHT
    }

    /**
     * So much for the first units, so much for each further lot of them that is begun.
     *
     * @param freeFrom free of charge when these goods come to so much after all discounts
     */
    public record Zone(
            Set<String> regions, int firstUnits, Money first, int nextUnits, Money next, Optional<Money> freeFrom) {

        public Zone {
            regions = Set.copyOf(regions);
            Objects.requireNonNull(freeFrom, "freeFrom");
            if (firstUnits < 1 || nextUnits < 1 || first.isNegative() || next.isNegative()) {
                throw new IllegalArgumentException("A zone counts units from one and charges nothing below zero");
            }
            if (freeFrom.filter(Money::isNegative).isPresent()) {
                throw new IllegalArgumentException("A threshold is not negative");
            }
        }

        /** @param units pieces or grams */
        Money charge(long units) {
            if (units <= firstUnits) {
                return first;
            }
            long lots = (units - firstUnits + nextUnits - 1) / nextUnits;
            return first.plus(next.times(lots));
        }
    }

    public FreightTemplate {
        stores = Set.copyOf(stores);
        brands = Set.copyOf(brands);
        zones = List.copyOf(zones);
        notServed = Set.copyOf(notServed);
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("A template has at least one zone");
        }
        if (zones.stream().filter(zone -> zone.regions().isEmpty()).count() > 1) {
            throw new IllegalArgumentException("Only one zone is for everywhere else");
        }
    }

    /** The same price everywhere for any number of goods, free from an amount on. */
    public static FreightTemplate flat(Money charge, Money freeFrom) {
        return new FreightTemplate(
                0,
                new Words("标准运费", "Standard freight"),
                Set.of(),
                Set.of(),
                Basis.PIECE,
                List.of(new Zone(Set.of(), Integer.MAX_VALUE, charge, 1, Money.ZERO, Optional.of(freeFrom))),
                Set.of());
    }

    boolean isFor(Optional<Long> store, String brand) {
        return (stores.isEmpty() || store.filter(stores::contains).isPresent())
                && (brands.isEmpty() || brands.contains(brand));
    }

    /** How closely it is meant: more is closer. */
    int closeness() {
        return (stores.isEmpty() ? 0 : 2) + (brands.isEmpty() ? 0 : 1);
    }

    /** Empty when nothing is sent there. An address without a code is everywhere else. */
    Optional<Zone> zoneOf(Optional<String> region) {
        if (region.filter(code -> notServed.stream().anyMatch(code::startsWith)).isPresent()) {
            return Optional.empty();
        }
        Zone best = null;
        int length = -1;
        for (Zone zone : zones) {
            int fits = zone.regions().isEmpty() ? 0 : longestFit(zone.regions(), region);
            if (fits > length) {
                best = zone;
                length = fits;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int longestFit(Set<String> codes, Optional<String> region) {
        return region.map(at -> codes.stream()
                        .filter(at::startsWith)
                        .mapToInt(String::length)
                        .max()
                        .orElse(-1))
                .orElse(-1);
    }
}
