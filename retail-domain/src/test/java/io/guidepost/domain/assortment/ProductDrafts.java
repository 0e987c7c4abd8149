package io.guidepost.domain.assortment;

import io.guidepost.domain.assortment.Product.Spec;
import io.guidepost.domain.assortment.ProductDraft.SkuDraft;
import io.guidepost.domain.order.ShopScene;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Products for tests to write. */
public final class ProductDrafts {

    private ProductDrafts() {}

    public static ProductDraft titled(String title, SkuDraft... skus) {
        return coded(Optional.empty(), title, skus);
    }

    public static ProductDraft coded(Optional<String> code, String title, SkuDraft... skus) {
        return new ProductDraft(
                code,
                ShopScene.CATEGORY,
                "",
                title,
                "",
                "",
                List.of(),
                "",
                7,
                Stream.of(skus).toList());
    }

    public static SkuDraft sku(String colour, long priceFen) {
        return new SkuDraft(Optional.empty(), Optional.empty(), List.of(new Spec("颜色", colour)), priceFen, true);
    }
}
