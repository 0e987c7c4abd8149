package io.guidepost.miniappapi.catalog;

import io.guidepost.domain.catalog.Products.ProductDetail;
import io.guidepost.domain.catalog.Products.Sku;
import java.util.List;

/** A product with all that can be bought of it. */
record ProductDetailView(
        String id,
        String categoryId,
        String brand,
        String title,
        String titleEn,
        String description,
        long priceFromFen,
        List<String> images,
        String video,
        int returnWindowDays,
        List<SkuView> skus) {

    /**
     * {@code specs} are the choices by name; empty where a SKU has none. {@code available} may be a second old; placing an
     * order decides.
     */
    record SkuView(String id, String spec, List<SpecView> specs, long priceFen, int available) {

        static SkuView from(Sku sku) {
            return new SkuView(
                    Long.toString(sku.id()),
                    sku.spec(),
                    sku.specs().stream()
                            .map(spec -> new SpecView(spec.name(), spec.value()))
                            .toList(),
                    sku.priceFen(),
                    sku.available());
        }
    }

    record SpecView(String name, String value) {}

    static ProductDetailView from(ProductDetail detail) {
        var card = detail.card();
        return new ProductDetailView(
                Long.toString(card.id()),
                Long.toString(card.categoryId()),
                card.brand(),
                card.title(),
                card.titleEn(),
                detail.description(),
                card.priceFromFen(),
                card.images(),
                detail.video().isEmpty() ? null : detail.video(),
                detail.returnWindowDays(),
                detail.skus().stream().map(SkuView::from).toList());
    }
}
