package io.guidepost.core.commission;

import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.sale.BrandId;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;

/** What a rate is for, from the closest to the widest (B6). */
public sealed interface RateScope {

    record Sku(SkuId sku) implements RateScope {}

    record Spu(SpuId spu) implements RateScope {}

    record Category(CategoryId category) implements RateScope {}

    record Brand(BrandId brand) implements RateScope {}

    /** What one store has agreed; for its own commission and that of the guides credited there. */
    record StorePolicy(StoreId store) implements RateScope {}

    /** Guides of this level on the day of sale. */
    record GuideLevel(int level) implements RateScope {

        public GuideLevel {
            if (level < 1) {
                throw new IllegalArgumentException("Level 0 means none");
            }
        }
    }

    record Everything() implements RateScope {}
}
