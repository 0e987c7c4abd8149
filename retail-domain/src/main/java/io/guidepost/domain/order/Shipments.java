package io.guidepost.domain.order;

import java.util.List;

/** All parcels; carrier and tracking number name a parcel of an order once. */
public interface Shipments {

    /** In the order in which they were sent. */
    List<Shipment> of(long orderId);

    void insert(Shipment shipment);
}
