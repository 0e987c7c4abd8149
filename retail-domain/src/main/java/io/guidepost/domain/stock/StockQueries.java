package io.guidepost.domain.stock;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What lies where, and how it came to be so. Reads only, but for the thresholds. */
public interface StockQueries {

    /**
     * A SKU at a place.
     *
     * @param lowAt the SKU's own threshold there, if it has one
     */
    record Row(
            long placeId,
            long skuId,
            long productId,
            String title,
            String spec,
            int available,
            int reserved,
            int sold,
            Optional<Integer> lowAt) {

        /** What a count would find: units held back for unpaid orders are still there. */
        public int onHand() {
            return available + reserved;
        }
    }

    record Movement(long causeId, MovementKind kind, long placeId, long skuId, int units, Instant movedAt) {}

    /** Where a page of movements goes on. */
    record After(Instant movedAt, long causeId, MovementKind kind) {}

    /**
     * One page of a place by SKU, after the given one.
     *
     * @param lowAt if given, only SKUs at or below their own threshold, or else this one
     */
    List<Row> rows(long placeId, Optional<Integer> lowAt, long afterSkuId, int limit);

    List<Row> rows(long placeId, Collection<Long> skuIds);

    /** How many SKUs a place has. */
    long count(long placeId);

    /** Newest first. */
    List<Movement> movements(long placeId, long skuId, Optional<After> after, int limit);

    /** False if the SKU is not at this place. Empty: the general threshold holds. */
    boolean setLowAt(long placeId, long skuId, Optional<Integer> lowAt);
}
