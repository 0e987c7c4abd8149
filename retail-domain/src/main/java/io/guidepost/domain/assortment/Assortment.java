package io.guidepost.domain.assortment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All products with their SKUs, on the shelf or not. Writing joins the caller's transaction. */
public interface Assortment {

    Optional<Product> find(long id);

    /** In the order of the ids; unknown ones are left out. */
    List<Product> all(Collection<Long> ids);

    /** Keeps them to this transaction until its end, in the order of their ids. */
    List<Product> lock(Collection<Long> ids);

    /** Those with these codes, by code. */
    Map<String, Long> byCode(Collection<String> codes);

    /** The product of each SKU with one of these codes, by the SKU's code. */
    Map<String, Long> bySkuCode(Collection<String> codes);

    /** Newest first, older than {@code beforeId}; pass {@link Long#MAX_VALUE} for the first page. */
    List<Product> page(Wanted wanted, long beforeId, int limit);

    /** In the order of their ids, behind {@code afterId}: for going through all of them. */
    List<Product> after(long afterId, int limit);

    /** How many SKUs there are, those of archived products included. */
    long skus();

    /**
     * @param categoryIds any of them; empty for all
     * @param text part of the title in either language, or a code of the product or of one of its SKUs
     */
    record Wanted(
            Optional<Product.State> state, List<Long> categoryIds, Optional<String> brand, Optional<String> text) {}

    /** New ones, with empty stock. A code that is taken ends in {@link org.springframework.dao.DuplicateKeyException}. */
    void insert(Collection<Product> products);

    /** Writes locked ones again, their SKUs too, and counts their versions up. */
    void update(Collection<Product> products);

    /** Products whose time to go on the shelf or off it has come, the longest due first. */
    List<Long> due(Instant now, int limit);

    /** Stores for which the opposite of the product's rule holds. */
    List<Long> exceptions(long productId);

    void setStores(long productId, boolean isEverywhere, Collection<Long> exceptStoreIds);

    /** How many of these stores there are. */
    int knownStores(Collection<Long> storeIds);

    /**
     * Removes a locked product without trace.
     *
     * @return false, and nothing changes, when it was ever sold or stocked, or something else names it
     */
    boolean remove(long productId);
}
