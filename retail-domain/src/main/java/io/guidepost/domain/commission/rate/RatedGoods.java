package io.guidepost.domain.commission.rate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** What the catalogue and the organization say of the things rates are for. */
public interface RatedGoods {

    /** SKUs on the shelf or not, by id; the unknown are missing. */
    Map<Long, RatedSku> skus(Collection<Long> skuIds);

    /** Products by id with the price of their cheapest SKU; the unknown are missing. */
    Map<Long, RatedProduct> products(Collection<Long> productIds);

    /** For each category itself and its ancestors, nearest first. */
    Map<Long, List<Long>> branches();

    /** The cheapest SKU of each category and brand that has any. */
    List<CheapestOf> cheapest();

    /** Those of the targets that exist. Guide levels and the default always do. */
    Set<RateTarget> known(Collection<RateTarget> targets);

    record RatedSku(long skuId, long productId, long categoryId, String brand, String title, long priceFen) {}

    record RatedProduct(long productId, long categoryId, String brand, OptionalLong lowestPriceFen) {}

    record CheapestOf(long categoryId, String brand, long priceFen) {}
}
