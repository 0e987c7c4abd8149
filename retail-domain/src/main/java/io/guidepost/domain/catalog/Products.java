package io.guidepost.domain.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the shop sells. Only what is on the shelf is ever shown or sold. Prices in fen. */
public interface Products {

    /** One page of products; for the first page {@code after} is empty. */
    List<ProductCard> page(Query query);

    Optional<ProductDetail> detail(long productId);

    /** As they stand in lists, by id; what is unknown or off the shelf is missing. */
    Map<Long, ProductCard> cards(Collection<Long> productIds);

    /** The SKUs that can be sold now, by id; what is unknown or off the shelf is missing. */
    Map<Long, SaleableSku> saleable(Collection<Long> skuIds);

    /** The SKUs by id, on the shelf or not; what is unknown is missing. Other tills sell what we no longer show. */
    Map<Long, SaleableSku> known(Collection<Long> skuIds);

    List<Category> categories();

    /**
     * A cheap mark per product that differs whenever anything a shopper sees of it has changed: texts, prices, shelf or
     * availability. Products that are gone from the shelf are missing.
     */
    Map<Long, Long> marks(Set<Long> productIds);

    enum Sort {
        NEWEST,
        PRICE_ASC,
        PRICE_DESC
    }

    /** Where a page goes on: the last product of the page before, with its price when sorted by price. */
    record After(long priceFromFen, long productId) {}

    /**
     * @param categoryId this category and all below it
     * @param text part of the title in either language
     */
    record Query(Optional<Long> categoryId, Optional<String> text, Sort sort, Optional<After> after, int limit) {}

    /** @param icon address of a picture, or empty */
    record Category(long id, Optional<Long> parentId, String name, String nameEn, String icon) {}

    /** @param priceFromFen price of the cheapest SKU on the shelf */
    record ProductCard(
            long id,
            long categoryId,
            String brand,
            String title,
            String titleEn,
            long priceFromFen,
            List<String> images) {}

    /** @param video address of one, or empty */
    record ProductDetail(ProductCard card, String description, String video, int returnWindowDays, List<Sku> skus) {}

    /**
     * @param specs by name, for choosing; empty for what was written before specs had names
     * @param available units that can be bought
     */
    record Sku(long id, String spec, List<Spec> specs, long priceFen, int available) {}

    /** One choice of a specification, as in colour: black. */
    record Spec(String name, String value) {}

    /** Everything an order line copies. */
    record SaleableSku(
            long skuId,
            long productId,
            long categoryId,
            String brand,
            String title,
            String spec,
            long priceFen,
            int returnWindowDays,
            int available) {}
}
