package io.guidepost.domain.assist;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a guide has put together for a shopper.
 *
 * @param openedBy the shopper who opened it first and alone can take it over
 * @param orderId the order it became; a basket becomes one order only
 * @param declinedAt when the shopper said no
 */
public record Basket(
        long id,
        long guideId,
        long storeId,
        List<Item> items,
        Instant createdAt,
        Instant expiresAt,
        Optional<Long> openedBy,
        Optional<Long> orderId,
        Optional<Instant> declinedAt) {

    public Basket {
        items = List.copyOf(items);
    }

    /**
     * Units of one SKU.
     *
     * @param priceFen what one cost when the guide prepared it; 0 where that is not known
     */
    public record Item(long skuId, int quantity, long priceFen) {

        public Item(long skuId, int quantity) {
            this(skuId, quantity, 0);
        }
    }

    /** How it stands. */
    public enum State {
        PREPARED,
        OPENED,
        DECLINED,
        ORDERED,
        EXPIRED
    }

    /** How it stands at this instant. */
    public State stateAt(Instant now) {
        if (orderId.isPresent()) {
            return State.ORDERED;
        }
        if (declinedAt.isPresent()) {
            return State.DECLINED;
        }
        if (!now.isBefore(expiresAt)) {
            return State.EXPIRED;
        }
        return openedBy.isPresent() ? State.OPENED : State.PREPARED;
    }
}
