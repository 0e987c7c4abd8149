package io.guidepost.domain.cart;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The rows behind {@link Cart}. */
public interface Carts {

    /** So many more units, in one statement; false when the SKU is not for sale or the cart is full. */
    boolean add(long memberId, long skuId, int quantity, Instant at);

    /** The larger of both quantities counts, so that merging twice is merging once. SKUs that do not exist are left out. */
    void merge(long memberId, Map<Long, Integer> units, Instant at);

    /** @param quantity and {@code selected} stay as they are where null; false when there is no such line */
    boolean change(long memberId, long skuId, Integer quantity, Boolean selected, Instant at);

    void select(long memberId, Collection<Long> skuIds, boolean selected, Instant at);

    void selectAll(long memberId, boolean selected, Instant at);

    int remove(long memberId, Collection<Long> skuIds);

    /** Latest first. */
    List<Line> of(long memberId);

    int count(long memberId);

    /** Accepts today's prices, and as many units as there are. */
    void refresh(long memberId, Instant at);

    /**
     * Takes out what was bought and leaves the rest; joins the caller's transaction. False when somebody's cart holds less
     * than that: the caller must roll back.
     */
    boolean take(Collection<Bought> bought);

    /** @param addedPriceFen list price of a unit when it was put in, or last accepted */
    record Line(long skuId, int quantity, boolean selected, long addedPriceFen, Instant addedAt) {}

    record Bought(long memberId, long skuId, int quantity) {}
}
