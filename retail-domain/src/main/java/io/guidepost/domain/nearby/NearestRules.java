package io.guidepost.domain.nearby;

import io.guidepost.domain.organization.StoreDetail.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How far stores are, and in which order they are shown. */
final class NearestRules {

    /** Where nobody knows how far: behind all others. */
    static final long NOWHERE = Long.MAX_VALUE;

    private NearestRules() {}

    /** A store and how far it is; {@link #NOWHERE} where that is not known. */
    record Ranked(Spot spot, long metres) {

        private static final Comparator<Ranked> ORDER = Comparator.comparingLong(Ranked::metres)
                .thenComparingLong(ranked -> ranked.spot().storeId());

        private boolean isAfter(long metres, long storeId) {
            return this.metres > metres || (this.metres == metres && spot.storeId() > storeId);
        }
    }

    /** The nearest first, those without a place last; after the given one. Without a place of the shopper by their numbers. */
    static List<Ranked> nearest(
            Stream<Spot> spots, Optional<Place> from, long afterMetres, long afterStoreId, int limit) {
        return spots.map(spot -> new Ranked(
                        spot,
                        from.map(here -> spot.place().map(here::metresTo).orElse(NOWHERE))
                                .orElse(NOWHERE)))
                .filter(ranked -> ranked.isAfter(afterMetres, afterStoreId))
                .sorted(Ranked.ORDER)
                .limit(limit)
                .toList();
    }
}
