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
    public record Place(int latitudeE6, int longitudeE6) {}

    static StoreDetail unknown(long storeId) {
        return new StoreDetail(storeId, "", "", Optional.empty(), OpeningHours.UNKNOWN, "", "", 0);
    }
}
