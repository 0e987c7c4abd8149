package io.guidepost.domain.stock;

import io.guidepost.domain.stock.Stock.Hold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From which stock an order's goods are taken: what an activity has set aside, else the store that hands out or sends the goods,
 * else the central warehouse.
 *
 * @param activityId whose units were set aside for this order
 * @param storeId that hands out or sends the goods, if it has stock of its own
 */
public record TakenFrom(Optional<Long> activityId, Optional<Long> storeId) {

    public static final TakenFrom CENTRAL = new TakenFrom(Optional.empty(), Optional.empty());

    public static TakenFrom activity(long activityId) {
        return new TakenFrom(Optional.of(activityId), Optional.empty());
    }

    public static TakenFrom store(long storeId) {
        return new TakenFrom(Optional.empty(), Optional.of(storeId));
    }

    /** The place's number. */
    public long placeId() {
        return activityId.or(() -> storeId).orElse(Stock.CENTRAL);
    }

    /** What the order is to hold back, by SKU. */
    public List<Hold> holds(long orderId, Map<Long, Integer> units) {
        var holds = new ArrayList<Hold>(units.size());
        units.forEach((skuId, count) -> holds.add(new Hold(orderId, placeId(), skuId, count)));
        return holds;
    }
}
