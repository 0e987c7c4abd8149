package io.guidepost.guideapi.hq.catalog;

import io.guidepost.domain.asset.MediaLinks;
import io.guidepost.domain.assortment.Product;
import io.guidepost.webedge.json.Id;
import java.time.Instant;
import java.util.List;

/** A product with everything that headquarters keeps of it; {@code priceFromFen} is that of the cheapest SKU on the shelf. */
record HqProductView(
        Id id,
        String code,
        Id categoryId,
        String brand,
        String title,
        String titleEn,
        String description,
        List<String> images,
        String video,
        int returnWindowDays,
        Product.State state,
        Instant publishAt,
        Instant unpublishAt,
        boolean everywhere,
        long priceFromFen,
        Instant createdAt,
        int version,
        List<HqSkuView> skus) {

    record HqSpecView(String name, String value) {}

    record HqSkuView(Id id, String code, String spec, List<HqSpecView> specs, long priceFen, boolean onShelf) {

        static HqSkuView of(Product.Sku sku) {
            return new HqSkuView(
                    new Id(sku.id()),
                    sku.code().orElse(null),
                    sku.spec(),
                    sku.specs().stream()
                            .map(spec -> new HqSpecView(spec.name(), spec.value()))
                            .toList(),
                    sku.priceFen(),
                    sku.isOnShelf());
        }
    }

    static HqProductView of(Product product, MediaLinks media) {
        return new HqProductView(
                new Id(product.id()),
                product.code().orElse(null),
                new Id(product.categoryId()),
                product.brand(),
                product.title(),
                product.titleEn(),
                product.description(),
                product.images().stream().map(media::shown).toList(),
                product.video().isEmpty() ? null : media.shown(product.video()),
                product.returnWindowDays(),
                product.state(),
                product.publishAt().orElse(null),
                product.unpublishAt().orElse(null),
                product.isEverywhere(),
                product.skus().isEmpty() ? 0 : product.priceFromFen(),
                product.createdAt(),
                product.version(),
                product.skus().stream().map(HqSkuView::of).toList());
    }
}
