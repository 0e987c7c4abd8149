package io.guidepost.domain.nearby;

import io.guidepost.domain.organization.StoreDetail.Place;
import java.util.Optional;

/**
 * An open store on the map.
 *
 * @param regionName of the region to which it belongs; empty where it belongs nowhere
 */
public record Spot(
        long storeId, String name, String address, Optional<Place> place, Optional<Long> regionId, String regionName) {}
