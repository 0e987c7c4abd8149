package io.guidepost.domain.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.sale.SkuId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All price lists, activities and freight templates. */
public interface Pricings {

    void insert(Pricing pricing);

    Optional<Pricing> find(long id);

    /** Newest first, older than {@code beforeId}. */
    List<Pricing> page(Pricing.Kind kind, long beforeId, int limit);

    /** Approved, and neither over nor called off at this instant; those whose time is still to come included. */
    List<Pricing> inForceFrom(Instant now, int limit);

    /** False when it is no draft of this version any more. */
    boolean approve(long id, int version, long adminId, Instant at);

    /** False when it was called off before. */
    boolean end(long id, long adminId, Instant at);

    /** Draft of this version only; false when somebody was faster. */
    boolean touch(long id, int version);

    /** All that is said of the brand is said of this name; false if nothing is. */
    boolean renameBrand(String before, String name);

    /** Prices of the list; a price of before is replaced. */
    void putPrices(long listId, Map<Long, Long> fenBySku);

    void removePrices(long listId, Collection<Long> skuIds);

    int countPrices(long listId);

    /** After a SKU, in the order of their ids. */
    List<ListPrice> prices(long listId, long afterSkuId, int limit);

    /** What these lists say about these SKUs. */
    Map<Long, Map<SkuId, Money>> prices(Collection<Long> listIds, Collection<Long> skuIds);

    /** Whether any store has a price of its own. */
    boolean anyStorePrice();

    /** Differs whenever something in force may have changed, the tree of categories, or {@link #anyStorePrice}. */
    Object mark();

    /** Makes {@link #mark} another one. */
    void changed();

    /** Parent by category. */
    Map<Long, Long> categoryParents();

    /** Grams of a unit; what weighs nothing is missing. */
    Map<Long, Integer> weights(Collection<Long> skuIds);

    void weigh(Map<Long, Integer> gramsBySku, long adminId, Instant at);

    record ListPrice(long skuId, long priceFen) {}
}
