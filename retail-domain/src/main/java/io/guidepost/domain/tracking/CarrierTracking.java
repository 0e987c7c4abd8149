package io.guidepost.domain.tracking;

import io.guidepost.domain.order.ParcelState;
import java.time.Instant;
import java.util.List;

/**
 * Somebody who knows where parcels are: a carrier, or a service that asks many. The network is called, so never inside a
 * transaction. Without such a bean nobody is asked, and parcels move by what is noted by hand.
 */
public interface CarrierTracking {

    /**
     * Everything that is known of a parcel, in any order; empty when the carrier has never heard of it.
     *
     * @param phoneEnd the last four digits of the receiver's number, which some carriers want to hear
     * @throws io.guidepost.domain.GatewayUnclear when there is no answer; it is asked again later
     * @throws io.guidepost.domain.GatewayRejected when there will never be one, such as for an unknown carrier
     */
    List<Word> of(String carrier, String trackingNo, String phoneEnd);

    /** What was said of a parcel at one moment. */
    record Word(Instant occurredAt, ParcelState state, String place, String text) {}
}
