package io.guidepost.domain.ordernote;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All notes. */
public interface OrderNotes {

    void insert(OrderNote note);

    /** Oldest first. */
    List<OrderNote> of(long orderId, boolean withInternal);

    int count(long orderId);

    /** Nothing that these shoppers wrote can be read any more. */
    void eraseOf(Set<Long> memberIds);

    /** The order is credited to this guide, or to a store that he manages. */
    boolean isOfGuide(long orderId, long guideId, Optional<Long> managedStoreId);
}
