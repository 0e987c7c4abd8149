package io.guidepost.domain.cart;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The rows behind {@link CartMergers}. */
public interface MergedCarts {

    /** @param priceFen list price of a unit when it was put in */
    record Line(long skuId, int quantity, boolean selected, long priceFen, Instant addedAt) {

        Line joined(Line other) {
            return new Line(
                    skuId,
                    Math.max(quantity, other.quantity),
                    selected || other.selected,
                    priceFen,
                    addedAt.isBefore(other.addedAt) ? other.addedAt : addedAt);
        }
    }

    /**
     * A line as it was before a merger.
     *
     * @param leftQuantity what the merger left of the SKU in the member's cart; null where there was no room
     */
    record Kept(long memberId, Line line, Integer leftQuantity) {}

    List<Line> lines(long memberId);

    /** Takes the place of lines of the same SKU. */
    void put(long memberId, Collection<Line> lines, Instant at);

    void remove(long memberId, Collection<Long> skuIds);

    void clear(long memberId);

    void remember(long mergerId, Collection<Kept> lines);

    List<Kept> remembered(long mergerId);

    void forget(long mergerId);
}
