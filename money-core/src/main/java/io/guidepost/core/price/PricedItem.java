package io.guidepost.core.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * So many units of one SKU, with what its price may depend on.
 *
 * @param lineNo its place in the basket
 * @param categories the product's category and all above it
 * @param listPrice of one unit
 * @param storePrice of one unit in the buyer's store, where that store has a price of its own
 * @param weightGrams of one unit
 */
public record PricedItem(
        int lineNo,
        SkuId sku,
        SpuId spu,
        Set<Long> categories,
        String brand,
        Money listPrice,
        Optional<Money> storePrice,
        int quantity,
        int weightGrams) {

    private static final int MAX_QUANTITY = 1_000_000;

    public PricedItem {
        Objects.requireNonNull(sku, "sku");
        Objects.requireNonNull(spu, "spu");
        categories = Set.copyOf(categories);
        if (quantity < 1 || quantity > MAX_QUANTITY || weightGrams < 0) {
            throw new IllegalArgumentException(
                    "SKU %d: %d units of %d grams".formatted(sku.value(), quantity, weightGrams));
        }
        if (!listPrice.isPositive()
                || storePrice.filter(price -> !price.isPositive()).isPresent()) {
            throw new IllegalArgumentException("SKU %d has a price that is not above zero".formatted(sku.value()));
        }
    }

    /** What one unit costs before anything is taken off; a store that is dearer has a list price of its own. */
    Money unitList() {
        return storePrice.filter(price -> price.isMoreThan(listPrice)).orElse(listPrice);
    }

    Money list() {
        return unitList().times(quantity);
    }
}
