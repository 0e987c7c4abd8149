package io.guidepost.domain.assortment;

import io.guidepost.domain.assortment.Product.Spec;
import java.util.List;
import java.util.Optional;

/**
 * A product as it is to be written. A SKU that is left out comes off the shelf; it is never deleted, because somebody may
 * have bought it.
 *
 * @param brand name of a brand that exists, or empty
 */
public record ProductDraft(
        Optional<String> code,
        long categoryId,
        String brand,
        String title,
        String titleEn,
        String description,
        List<String> images,
        String video,
        int returnWindowDays,
        List<SkuDraft> skus) {

    public ProductDraft {
        images = List.copyOf(images);
        skus = List.copyOf(skus);
    }

    /**
     * @param id of the SKU that this is; without, it is the one with this code or these specs, or a new one
     */
    public record SkuDraft(
            Optional<Long> id, Optional<String> code, List<Spec> specs, long priceFen, boolean isOnShelf) {

        public SkuDraft {
            specs = List.copyOf(specs);
        }
    }
}
