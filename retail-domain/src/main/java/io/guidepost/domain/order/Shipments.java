package io.guidepost.domain.order;

import java.util.List;

/** All parcels; carrier and tracking number name a parcel of an order once. */
public interface Shipments {

    /** In the order in which they were sent. */
    List<Shipment> of(long orderId);

    void insert(Shipment shipment);

    /** The order's credited store lay in this region when it was placed. */
    boolean isCreditedTo(long regionId, long orderId);
}
