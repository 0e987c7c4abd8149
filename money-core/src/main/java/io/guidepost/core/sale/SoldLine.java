package io.guidepost.core.sale;

import io.guidepost.core.money.Money;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A line of an order as the money rules see it.
 *
 * @param categories the product's category and its ancestors, nearest first
 * @param paid what was paid for all units, without freight: the base of commission
 */
public record SoldLine(
        LineId id,
        SkuId sku,
        SpuId spu,
        List<CategoryId> categories,
        Optional<BrandId> brand,
        int quantity,
        Money paid) {

    public SoldLine {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sku, "sku");
        Objects.requireNonNull(spu, "spu");
        Objects.requireNonNull(brand, "brand");
        categories = List.copyOf(categories);
        if (quantity < 1 || paid.isNegative()) {
            throw new IllegalArgumentException(
                    "Line %d: %d units for %d fen".formatted(id.value(), quantity, paid.fen()));
        }
    }
}
