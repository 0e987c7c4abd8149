package io.guidepost.domain.organization;

import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a {@link Sight} covers, as regions lie within each other now; for whatever is looked at one by one. */
@Component
public class Sights {

    private final Roster roster;
    private final Clock clock;

    Sights(Roster roster, Clock clock) {
        this.roster = roster;
        this.clock = clock;
    }

    /** What belongs to no region and no store is seen by those alone who see everything. */
    public boolean covers(Sight sight, Optional<Long> regionId, Optional<Long> storeId) {
        return sight.names(regionId, storeId)
                || regionId.isPresent() && expanded(sight).names(regionId, storeId);
    }

    /** The region as a whole: never by some of its stores. */
    public boolean coversRegion(Sight sight, long regionId) {
        return covers(sight, Optional.of(regionId), Optional.empty());
    }

    /** The store, by the region to which it belongs now. */
    public boolean coversStore(Sight sight, long storeId) {
        return sight.isAll() || covers(sight, roster.regionOf(storeId, clock.instant()), Optional.of(storeId));
    }

    /** Somebody who serves there as his main store, or did last. */
    public boolean coversGuide(Sight sight, long guideId) {
        return sight.isAll()
                || roster.employmentsOf(List.of(guideId)).stream()
                        .reduce((one, other) -> isLater(other, one) ? other : one)
                        .filter(last -> coversStore(sight, last.storeId()))
                        .isPresent();
    }

    private static boolean isLater(Employment one, Employment than) {
        int order = one.until().compareTo(than.until());
        return order > 0 || order == 0 && (one.isPrimary() || !than.isPrimary());
    }

    /** The same with every region named that lies within. */
    public Sight expanded(Sight sight) {
        if (sight.regions().isEmpty()) {
            return sight;
        }
        var now = clock.instant();
        var regions = new HashSet<>(sight.regions());
        sight.regions().forEach(region -> regions.addAll(roster.within(region, now)));
        return Sight.of(regions, sight.stores());
    }

    /** What is left of a sight where one region is asked for: that region, or nothing where it is not all within. */
    public Sight narrowed(Sight sight, Optional<Long> asked) {
        return asked.map(region -> coversRegion(sight, region) ? Sight.region(region) : Sight.NOWHERE)
                .orElse(sight);
    }
}
