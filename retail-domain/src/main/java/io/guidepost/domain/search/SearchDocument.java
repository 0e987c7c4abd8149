package io.guidepost.domain.search;

import java.util.Set;

/**
 * A product as far as it is searched by.
 *
 * @param exceptStoreIds stores for which the opposite of {@code isEverywhere} holds
 * @param sales units sold in all its time
 * @param revision grows with every change
 */
public record SearchDocument(
        long productId,
        boolean isListed,
        long categoryId,
        String brand,
        long priceFromFen,
        boolean isInStock,
        long sales,
        boolean isEverywhere,
        Set<Long> exceptStoreIds,
        long revision) {

    public boolean isSoldAt(long storeId) {
        return isEverywhere != exceptStoreIds.contains(storeId);
    }
}
