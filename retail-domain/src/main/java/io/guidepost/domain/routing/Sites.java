package io.guidepost.domain.routing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Places that could send goods. */
public interface Sites {

    /** The central warehouse, and the stores that have any of these SKUs; at most so many stores. */
    List<Site> with(Collection<Long> skuIds, int mostStores);

    /** Whether there is such a place at all. */
    boolean isKnown(long placeId);

    void set(long placeId, int priority, boolean isEnabled, long adminId, Instant at);
}
