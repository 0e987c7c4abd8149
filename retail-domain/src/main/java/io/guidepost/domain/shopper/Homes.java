package io.guidepost.domain.shopper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The store a shopper belongs to, or the region in whose pool he waits for one; and all that was before. */
public interface Homes {

    Home of(long memberId);

    /** Writes the new home and the change. The caller holds the member. */
    void move(long memberId, Home from, Home to, Instant at, HomeCause cause);

    /**
     * Members of a store by id, after the given one: those at home there, and those who have no home but are bound to one
     * of its guides.
     */
    List<Long> membersOf(long storeId, long afterMemberId, int limit);

    /** Members who wait in a pool because this store was closed, by id, after the given one. */
    List<Long> waitingSinceClosureOf(long storeId, long afterMemberId, int limit);

    /** At most one of both. */
    record Home(Optional<Long> storeId, Optional<Long> poolRegionId) {

        public static final Home NONE = new Home(Optional.empty(), Optional.empty());

        public static Home store(long storeId) {
            return new Home(Optional.of(storeId), Optional.empty());
        }

        public static Home pool(long regionId) {
            return new Home(Optional.empty(), Optional.of(regionId));
        }

        public Home {
            if (storeId.isPresent() && poolRegionId.isPresent()) {
                throw new IllegalArgumentException("A shopper belongs to a store or waits in a pool, and not both");
            }
        }
    }
}
