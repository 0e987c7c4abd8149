package io.guidepost.domain.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A page with its draft.
 *
 * @param name for headquarters
 * @param title for shoppers
 * @param releaseId what shoppers see; empty while nothing is published
 */
public record ShopPage(
        long id,
        Kind kind,
        String name,
        String title,
        List<Block> blocks,
        Audience audience,
        Optional<Long> releaseId,
        boolean isArchived,
        int version,
        long updatedBy,
        Instant updatedAt) {

    public static final Instant ALWAYS = Instant.parse("2000-01-01T00:00:00Z");
    public static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

    public enum Kind {
        HOME,
        SUBJECT
    }

    /** For whom and when; without places for everybody. */
    public record Audience(Instant from, Instant until, Set<Long> regionIds, Set<Long> storeIds) {

        public Audience {
            regionIds = Set.copyOf(regionIds);
            storeIds = Set.copyOf(storeIds);
        }

        public boolean isEverywhere() {
            return regionIds.isEmpty() && storeIds.isEmpty();
        }

        public boolean isAt(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }

        /** How near it is to a shopper of this store: 3 for the store, 2 for its region, 1 for all, 0 for not at all. */
        int nearness(Optional<Long> storeId, Optional<Long> regionId) {
            if (storeId.filter(storeIds::contains).isPresent()) {
                return 3;
            }
            if (regionId.filter(regionIds::contains).isPresent()) {
                return 2;
            }
            return isEverywhere() ? 1 : 0;
        }
    }

    /** What was published, as it was then. */
    public record Release(
            long id,
            long pageId,
            Kind kind,
            String title,
            List<Block> blocks,
            Audience audience,
            Instant releasedAt,
            long releasedBy) {}
}
