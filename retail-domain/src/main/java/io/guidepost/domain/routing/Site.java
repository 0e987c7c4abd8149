package io.guidepost.domain.routing;

import java.util.Map;

/**
 * A place that could send goods.
 *
 * @param placeId 0 for the central warehouse, else the store's number
 * @param address of a store; empty where it is not known
 * @param priority the smaller the sooner
 * @param available units of each SKU that is asked for; a missing one is 0
 */
public record Site(
        long placeId,
        String name,
        String address,
        boolean isOpen,
        boolean isEnabled,
        int priority,
        Map<Long, Integer> available) {

    public Site {
        available = Map.copyOf(available);
    }
}
