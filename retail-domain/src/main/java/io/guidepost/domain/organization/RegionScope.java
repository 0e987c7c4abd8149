package io.guidepost.domain.organization;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What somebody sees who is kept to one region: that region and all within it, as they stand now. */
@Component
public class RegionScope {

    private final Roster roster;
    private final Clock clock;

    RegionScope(Roster roster, Clock clock) {
        this.roster = roster;
        this.clock = clock;
    }

    /** @param onlyRegion the one that somebody is kept to; empty for everywhere */
    public boolean covers(Optional<Long> onlyRegion, long regionId) {
        return covers(onlyRegion, Optional.of(regionId));
    }

    /** What belongs to no region is seen by those alone who see everything. */
    public boolean covers(Optional<Long> onlyRegion, Optional<Long> regionId) {
        return onlyRegion.isEmpty()
                || regionId.isPresent()
                        && (onlyRegion.equals(regionId)
                                || roster.within(onlyRegion.get(), clock.instant())
                                        .contains(regionId.get()));
    }
}
