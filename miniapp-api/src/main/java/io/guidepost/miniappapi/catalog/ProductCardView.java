package io.guidepost.miniappapi.catalog;

import io.guidepost.domain.catalog.Products.ProductCard;
import java.util.List;

/** A product in a list. */
record ProductCardView(
        String id,
        String categoryId,
        String brand,
        String title,
        String titleEn,
        long priceFromFen,
        List<String> images) {

    static ProductCardView from(ProductCard card) {
        return new ProductCardView(
                Long.toString(card.id()),
                Long.toString(card.categoryId()),
                card.brand(),
                card.title(),
                card.titleEn(),
                card.priceFromFen(),
                card.images());
    }
}
