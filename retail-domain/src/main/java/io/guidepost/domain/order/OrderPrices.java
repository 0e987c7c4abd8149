package io.guidepost.domain.order;

import java.util.Collection;
import java.util.Optional;

/** Why orders cost what they cost. An order of plain list prices has no story. */
public interface OrderPrices {

    /** In one statement, however many; joins the caller's transaction. */
    void insert(Collection<PriceStory> stories);

    Optional<PriceStory> of(long orderId);
}
