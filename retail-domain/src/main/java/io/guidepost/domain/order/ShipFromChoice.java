package io.guidepost.domain.order;

import java.util.Map;
import java.util.Optional;

/** Which store sends what the warehouse does not have; whoever knows the places that send fills it. */
public interface ShipFromChoice {

    /**
     * @param units by SKU
     * @param region of the receiver
     * @return the store that has all of it and comes first; empty when none has
     */
    Optional<Long> storeFor(Map<Long, Integer> units, String region);
}
