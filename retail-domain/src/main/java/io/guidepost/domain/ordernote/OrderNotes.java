package io.guidepost.domain.ordernote;

import java.util.List;
import java.util.Optional;

/** All notes. */
public interface OrderNotes {

    void insert(OrderNote note);

    /** Oldest first. */
    List<OrderNote> of(long orderId, boolean withInternal);

    int count(long orderId);

    /** The order is credited to this guide, or to a store that he manages. */
    boolean isOfGuide(long orderId, long guideId, Optional<Long> managedStoreId);
}
