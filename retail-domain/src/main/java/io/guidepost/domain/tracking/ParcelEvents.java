package io.guidepost.domain.tracking;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Everything that was ever said of parcels; the same word twice is one. */
public interface ParcelEvents {

    /** False when it is known already. */
    boolean insert(ParcelEvent event);

    /** By parcel, newest first. */
    Map<Long, List<ParcelEvent>> of(Collection<Long> shipmentIds);
}
