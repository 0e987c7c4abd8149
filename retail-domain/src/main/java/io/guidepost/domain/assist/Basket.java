package io.guidepost.domain.assist;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a guide has put together for a shopper.
 *
 * @param openedBy the shopper who opened it first and alone can take it over
 * @param orderId the order it became; a basket becomes one order only
 */
public record Basket(
        long id,
        long guideId,
        long storeId,
        List<Item> items,
        Instant createdAt,
        Instant expiresAt,
        Optional<Long> openedBy,
        Optional<Long> orderId) {

    public Basket {
        items = List.copyOf(items);
    }

    public record Item(long skuId, int quantity) {}
}
