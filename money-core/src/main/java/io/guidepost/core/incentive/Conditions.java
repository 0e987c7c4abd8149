package io.guidepost.core.incentive;

import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What an order must be like (B8). An empty set asks for nothing; goods are named by SKU, product or category, and one of
 * them is enough.
 *
 * @param minPaid what the named goods must have cost together, without freight; zero asks for nothing
 * @param regions of the credited store, by number
 */
public record Conditions(
        Optional<FriendOf> memberIsFriend,
        Set<PayMethod> payMethods,
        Money minPaid,
        Set<SkuId> skus,
        Set<SpuId> spus,
        Set<CategoryId> categories,
        Set<Long> regions,
        Set<StoreId> stores) {

    /** Every order will do. */
    public static final Conditions NONE =
            new Conditions(Optional.empty(), Set.of(), Money.ZERO, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public Conditions {
        Objects.requireNonNull(memberIsFriend, "memberIsFriend");
        payMethods = Set.copyOf(payMethods);
        skus = Set.copyOf(skus);
        spus = Set.copyOf(spus);
        categories = Set.copyOf(categories);
        regions = Set.copyOf(regions);
        stores = Set.copyOf(stores);
        if (minPaid.isNegative()) {
            throw new IllegalArgumentException("A minimum is not negative, not " + minPaid.fen());
        }
    }

    /** Whether these goods are among those named. */
    public boolean names(Goods goods) {
        boolean namesAny = !skus.isEmpty() || !spus.isEmpty() || !categories.isEmpty();
        return !namesAny
                || skus.contains(goods.sku())
                || spus.contains(goods.spu())
                || goods.categories().stream().anyMatch(categories::contains);
    }
}
