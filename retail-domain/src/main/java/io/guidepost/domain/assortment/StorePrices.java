package io.guidepost.domain.assortment;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What costs something else in a store than everywhere, and what is not sold there. Prices in fen. */
public interface StorePrices {

    /** The prices of this store by SKU; for the SKUs that are missing the general price holds. */
    Map<Long, Long> at(long storeId, Collection<Long> skuIds);

    /** What the cheapest SKU on the shelf costs in this store, by product. */
    Map<Long, Long> fromAt(long storeId, Collection<Long> productIds);

    /** Those of these products that this store sells. */
    List<Long> soldAt(long storeId, Collection<Long> productIds);

    /** The exceptions of one SKU by store, behind {@code afterStoreId}. */
    List<StorePrice> ofSku(long skuId, long afterStoreId, int limit);

    /** Sets exceptions; joins the caller's transaction. */
    void set(Collection<StorePrice> prices);

    /** The general price holds again in these stores. */
    void clear(long skuId, Collection<Long> storeIds);

    record StorePrice(long skuId, long storeId, long priceFen) {}
}
