package io.guidepost.domain.order;

import java.util.List;

/** All parcels; carrier and tracking number name a parcel of an order once. */
public interface Shipments {

    /** In the order in which they were sent. */
    List<Shipment> of(long orderId);

    void insert(Shipment shipment);

    /** Units that are neither given back nor, approved by headquarters, on their way to be. */
    int unitsLeft(long orderId);

    /** The order's credited store lay in this region when it was placed. */
    boolean isCreditedTo(long regionId, long orderId);
}
