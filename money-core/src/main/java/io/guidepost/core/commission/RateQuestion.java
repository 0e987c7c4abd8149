package io.guidepost.core.commission;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.sale.BrandId;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a rate is asked for: which goods, who is paid, and where.
 *
 * @param categories the product's category and its ancestors, nearest first
 * @param store the store that is paid, or for a guide the store credited with the sale
 * @param guideLevel 0 if none or not a guide
 */
public record RateQuestion(
        SkuId sku,
        SpuId spu,
        List<CategoryId> categories,
        Optional<BrandId> brand,
        PayeeType payee,
        Optional<StoreId> store,
        int guideLevel) {

    public RateQuestion {
        Objects.requireNonNull(sku, "sku");
        Objects.requireNonNull(spu, "spu");
        categories = List.copyOf(categories);
        Objects.requireNonNull(brand, "brand");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(store, "store");
    }
}
