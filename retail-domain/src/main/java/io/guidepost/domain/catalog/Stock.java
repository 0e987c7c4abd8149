package io.guidepost.domain.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * Units on the shelf, held back for unpaid orders, and sold. Every change is conditional in the database, and
 * rows are taken in SKU order, so that two baskets can never wait for each other in a circle. All methods join the caller's transaction.
 */
public interface Stock {

    /**
     * Holds the units back. When a SKU has too few, the caller must roll back: earlier SKUs of the map are already held.
     *
     * @param units how many by SKU
     * @return the first SKU that has too few, or empty when all are held
     */
    Optional<Long> reserve(Map<Long, Integer> units);

    /**
     * The same for the baskets of many, in one statement: true when all are held. On false the caller must roll back; whose
     * basket it was that found too few is not known.
     */
    boolean reserveTogether(Map<Long, Integer> units);

    /** Puts units held back on the shelf again. */
    void release(Map<Long, Integer> units);

    /** Units held back are paid. */
    void sell(Map<Long, Integer> units);

    /** Units sold but never sent are on the shelf again. */
    void restock(Map<Long, Integer> units);

    /** What can be bought of each SKU; a SKU without stock is missing. */
    Map<Long, Integer> available(Iterable<Long> skuIds);
}
