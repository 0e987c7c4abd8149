package io.guidepost.domain.sight;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody at headquarters sees: everything, or what lies in some regions and those within them, and in some stores. Every
 * query on behalf of headquarters is given one; there is none to be forgotten, for none is in the air.
 *
 * @param regions with all that lies within them, as it stands now
 * @param stores besides
 */
public record Sight(boolean isAll, Set<Long> regions, Set<Long> stores) {

    public static final Sight ALL = new Sight(true, Set.of(), Set.of());

    /** Nobody's number. */
    private static final long NOTHING = -1;

    public static final Sight NOWHERE = region(NOTHING);

    public Sight {
        regions = Set.copyOf(regions);
        stores = Set.copyOf(stores);
        if (isAll != (regions.isEmpty() && stores.isEmpty())) {
            throw new IllegalArgumentException(
                    "A sight is of everything or of places: %s %s".formatted(regions, stores));
        }
    }

    /** Everything where no place is named. */
    public static Sight of(Collection<Long> regions, Collection<Long> stores) {
        return regions.isEmpty() && stores.isEmpty()
                ? ALL
                : new Sight(false, new TreeSet<>(regions), new TreeSet<>(stores));
    }

    public static Sight region(long regionId) {
        return new Sight(false, Set.of(regionId), Set.of());
    }

    public static Sight store(long storeId) {
        return new Sight(false, Set.of(), Set.of(storeId));
    }

    /** Everything where none is named. */
    public static Sight of(Optional<Long> regionId) {
        return regionId.map(Sight::region).orElse(ALL);
    }

    /**
     * For what knows one region or none: empty for everything, and a region that nobody has for any other sight, so that what
     * does not know stores shows nothing to whoever is kept to them.
     */
    public Optional<Long> onlyRegion() {
        if (isAll) {
            return Optional.empty();
        }
        return Optional.of(
                regions.size() == 1 && stores.isEmpty() ? regions.iterator().next() : NOTHING);
    }

    /** By the places as they are named: exact once the roster has named all that lie within. */
    public boolean names(long regionId, long storeId) {
        return isAll || regions.contains(regionId) || stores.contains(storeId);
    }

    public boolean names(Optional<Long> regionId, Optional<Long> storeId) {
        return isAll
                || regionId.filter(regions::contains).isPresent()
                || storeId.filter(stores::contains).isPresent();
    }
}
