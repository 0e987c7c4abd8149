package io.guidepost.domain.stock;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Units that can be bought, held back for unpaid orders, and sold, each at its place. Every change is conditional in the
 * database and leaves a movement with its cause; the movements' key lets one cause change a SKU once. Rows are taken in the order of
 * place and SKU, so that two baskets can never wait for each other in a circle. All methods join the caller's transaction.
 */
public interface Stock {

    /** The place that every SKU has: the central warehouse. */
    long CENTRAL = 0;

    /** Units of one order held back at a place. */
    record Hold(long orderId, long placeId, long skuId, int units) {

        public Hold {
            if (units < 1) {
                throw new IllegalArgumentException("SKU %d: %d units".formatted(skuId, units));
            }
        }
    }

    /**
     * Holds the units back. When a SKU has too few, the caller must roll back: earlier ones are already held.
     *
     * @param holds of one order
     * @return the first SKU that has too few, or empty when all are held
     */
    Optional<Long> reserve(Collection<Hold> holds);

    /**
     * The same for the baskets of many, in one statement for each place: true when all are held. On false the caller must roll
     * back; whose basket it was that found too few is not known. The rows of the stock itself are taken last.
     */
    boolean reserveTogether(Collection<Hold> holds);

    /** Puts units that the order holds back on the shelf again, where they were taken from. */
    void release(long orderId, Map<Long, Integer> units);

    /** Units that the order holds back are paid. */
    void sell(long orderId, Map<Long, Integer> units);

    /**
     * Units that the order sold are on the shelf again, where they were taken from.
     *
     * @param causeId of the return, such as the refund: each takes back a SKU once
     */
    void restock(long orderId, long causeId, Map<Long, Integer> units);

    /**
     * Carries units from one place to another; SKUs that were never there begin there.
     *
     * @return the first SKU of which there are too few to carry; then the caller must roll back
     */
    Optional<Long> transfer(long causeId, long from, long to, Map<Long, Integer> units);

    /** What can be bought of each SKU centrally; a SKU without stock is missing. */
    Map<Long, Integer> available(Iterable<Long> skuIds);

    /** The same at any place. */
    Map<Long, Integer> available(long placeId, Collection<Long> skuIds);

    /**
     * Takes goods of a paid order, of which nothing was sent or given back, from another place instead: there they are sold, and where
     * they were taken from they are on the shelf again. What was set aside for an activity stays where it is.
     *
     * @return false, and nothing is changed, when that place has too few, or when they were taken from there before
     */
    boolean takeElsewhere(long orderId, long placeId);

    /** Where the order's goods are taken from now. */
    List<Hold> heldBy(long orderId);
}
