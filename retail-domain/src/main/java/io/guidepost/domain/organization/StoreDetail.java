package io.guidepost.domain.organization;

import java.util.Optional;

/**
 * What headquarters knows of a store beside WeCom (ORG-2).
 *
 * @param place empty where nobody has said
 * @param merchantId to whom shoppers' money goes; empty for the corporation itself
 * @param version 0 where nothing was ever written
 */
public record StoreDetail(
        long storeId,
        String address,
        String phone,
        Optional<Place> place,
        OpeningHours hours,
        String merchantId,
        String payeeName,
        int version) {

    /** In millionths of a degree, WGS-84 or GCJ-02 as headquarters uses it. */
    public record Place(int latitudeE6, int longitudeE6) {

        /** Mean radius of the earth. */
        private static final int EARTH_METRES = 6_371_009;

        /** Along the surface of the earth, in whole metres (haversine). */
        public long metresTo(Place other) {
            double north = Math.toRadians(latitudeE6 / 1e6);
            double otherNorth = Math.toRadians(other.latitudeE6 / 1e6);
            double up = Math.sin((otherNorth - north) / 2);
            double along = Math.sin(Math.toRadians((other.longitudeE6 - (long) longitudeE6) / 1e6) / 2);
            double half = up * up + Math.cos(north) * Math.cos(otherNorth) * along * along;
            return Math.round(2 * EARTH_METRES * Math.asin(Math.sqrt(Math.min(1, half))));
        }
    }

    static StoreDetail unknown(long storeId) {
        return new StoreDetail(storeId, "", "", Optional.empty(), OpeningHours.UNKNOWN, "", "", 0);
    }
}
