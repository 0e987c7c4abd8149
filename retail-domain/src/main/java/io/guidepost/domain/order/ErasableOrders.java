package io.guidepost.domain.order;

import java.util.Collection;
import java.util.List;

/** Orders of somebody whose personal data goes. */
public interface ErasableOrders {

    /** Those that wait for payment, shipment or receipt, by id; at most 100. */
    List<Long> openOf(Collection<Long> memberIds);
}
