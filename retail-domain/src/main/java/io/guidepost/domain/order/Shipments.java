package io.guidepost.domain.order;

import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All parcels; carrier and tracking number name a parcel of an order once. */
public interface Shipments {

    /** Far away. */
    Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** In the order in which they were sent. */
    List<Shipment> of(long orderId);

    Optional<Shipment> find(long shipmentId);

    void insert(Shipment shipment);

    /** Units that are neither given back nor, approved by headquarters, on their way to be; sent or not. */
    int unitsLeft(long orderId);

    /** The same by line, less what has left in parcels; lines of which nothing is left to send are missing. */
    Map<Long, Integer> unsentOf(long orderId);

    /** Units that have left in parcels, by line; a line of which nothing has is missing. */
    Map<Long, Integer> sentOf(long orderId);

    /** Something has left, and something is still to follow. Of orders from before parcels had units, all has left. */
    default boolean isPartSent(long orderId) {
        return !sentOf(orderId).isEmpty() && !unsentOf(orderId).isEmpty();
    }

    /** Keeps {@link #isPartSent} with the order, where the round of automatic receipts looks. */
    void notePartSent(long orderId);

    /** Parcels that the carrier is to be asked about, longest due first. */
    List<Shipment> toAskAbout(Instant now, int limit);

    /** Takes one of them until {@code leaseUntil}; false when it is not due any more. */
    boolean claim(long shipmentId, Instant now, Instant leaseUntil);

    /** What was said last of a parcel; only what is newer than what is known, and nothing once it is over. */
    boolean noteState(long shipmentId, ParcelState state, Instant at);

    /** When the carrier is asked next; {@link #NEVER} when there is nothing left to ask. */
    void askAgain(long shipmentId, Instant askAt);

    /** False when it has been put right meanwhile. */
    boolean correct(ParcelChange change, int version);

    /** Newest first. */
    List<ParcelChange> changesOf(long shipmentId);

    /** The shopper fetches the order in a store. */
    boolean isPickUp(long orderId);

    /** The order's credited store lay in this region when it was placed. */
    boolean isCreditedWithin(Sight sight, long orderId);
}
