package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who works where, now and on any day of the past. Reads only; all lists are bounded by what is asked for. */
public interface Roster {

    Optional<Guide> guide(long guideId);

    Optional<Guide> guideByUserid(String userid);

    /** In the order of their ids; ids that do not exist are left out. */
    List<Guide> guides(Collection<Long> guideIds);

    /** In the order of their userids; userids that are nobody's are left out. */
    List<Guide> guidesByUserid(Collection<String> userids);

    /** Active guides by id, after the given one; for walking over all of them (0 begins). */
    List<Guide> activeGuides(long afterGuideId, int limit);

    /** Every period of these guides, past ones included: by guide, oldest first. */
    List<Employment> employmentsOf(Collection<Long> guideIds);

    /** The guide's main employment at that instant, with the region of that instant; empty if not employed then. */
    Optional<Serving> serving(long guideId, Instant at);

    /** As {@link #serving(long, Instant)} for several; guides not employed then are left out. */
    List<Serving> serving(Collection<Long> guideIds, Instant at);

    /**
     * The guides of an area at that instant by guide id, after the given one; one row per guide with the main store.
     * An area that names stores means guides whose main store it is.
     */
    List<Serving> servingIn(Area area, Instant at, long afterGuideId, int limit);

    Optional<Store> store(long storeId);

    /** In the order of their ids; ids that do not exist are left out. */
    List<Store> stores(Collection<Long> storeIds);

    /** The region the store belonged to at that instant. */
    Optional<Long> regionOf(long storeId, Instant at);

    Optional<Region> region(long regionId);

    List<Region> regions();

    /** The region and all within it at that instant. */
    Set<Long> within(long regionId, Instant at);
}
