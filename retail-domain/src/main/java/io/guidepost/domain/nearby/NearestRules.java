package io.guidepost.domain.nearby;

import io.guidepost.domain.organization.StoreDetail.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How far stores are, and in which order they are shown. */
final class NearestRules {

    /** Mean radius of the earth. */
    private static final int EARTH_METRES = 6_371_009;

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

    /** Along the surface of the earth, in whole metres (haversine). */
    static long metres(Place one, Place other) {
        double north = Math.toRadians(one.latitudeE6() / 1e6);
        double otherNorth = Math.toRadians(other.latitudeE6() / 1e6);
        double up = Math.sin((otherNorth - north) / 2);
        double along = Math.sin(Math.toRadians((other.longitudeE6() - (long) one.longitudeE6()) / 1e6) / 2);
        double half = up * up + Math.cos(north) * Math.cos(otherNorth) * along * along;
        return Math.round(2 * EARTH_METRES * Math.asin(Math.sqrt(Math.min(1, half))));
    }

    /** The nearest first, those without a place last; after the given one. Without a place of the shopper by their numbers. */
    static List<Ranked> nearest(
            Stream<Spot> spots, Optional<Place> from, long afterMetres, long afterStoreId, int limit) {
        return spots.map(spot -> new Ranked(
                        spot,
                        from.map(here -> spot.place()
                                        .map(there -> metres(here, there))
                                        .orElse(NOWHERE))
                                .orElse(NOWHERE)))
                .filter(ranked -> ranked.isAfter(afterMetres, afterStoreId))
                .sorted(Ranked.ORDER)
                .limit(limit)
                .toList();
    }
}
