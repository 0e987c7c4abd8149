package io.guidepost.domain.organization;

import java.util.Set;

/**
 * A part of the organization: the guides who are named, or serve in a named store, or in a store of a named region
 * or of one within it.
 * {@link #EVERYBODY} names nothing and means all.
 */
public record Area(Set<Long> regionIds, Set<Long> storeIds, Set<Long> guideIds) {

    public static final Area EVERYBODY = new Area(Set.of(), Set.of(), Set.of());

    public Area {
        regionIds = Set.copyOf(regionIds);
        storeIds = Set.copyOf(storeIds);
        guideIds = Set.copyOf(guideIds);
    }

    public boolean isEverybody() {
        return regionIds.isEmpty() && storeIds.isEmpty() && guideIds.isEmpty();
    }
}
