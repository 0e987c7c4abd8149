package io.guidepost.core.incentive;

import io.guidepost.core.money.Money;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import java.util.List;
import java.util.Objects;

/**
 * A line of an order, as it was bought or as it is kept.
 *
 * @param categories the product's category and its ancestors
 * @param paid for these units, without freight
 */
public record Goods(LineId line, SkuId sku, SpuId spu, List<CategoryId> categories, int units, Money paid) {

    public Goods {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(sku, "sku");
        Objects.requireNonNull(spu, "spu");
        categories = List.copyOf(categories);
        if (units < 0 || paid.isNegative()) {
            throw new IllegalArgumentException("%d units for %d fen".formatted(units, paid.fen()));
        }
    }
}
