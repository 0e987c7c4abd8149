package io.guidepost.domain.tracking;

import io.guidepost.domain.order.ParcelState;
import java.time.Instant;

/**
 * What was said of a parcel.
 *
 * @param tellerId the administrator; 0 for a carrier
 */
public record ParcelEvent(
        long shipmentId,
        Instant occurredAt,
        ParcelState state,
        String place,
        String text,
        ToldBy toldBy,
        long tellerId,
        Instant learnedAt) {

    /** Who says so. */
    public enum ToldBy {
        CARRIER,
        ADMIN
    }
}
