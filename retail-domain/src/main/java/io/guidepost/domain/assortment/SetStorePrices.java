package io.guidepost.domain.assortment;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.assortment.StorePrices.StorePrice;
import io.guidepost.domain.database.TransactionRetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Headquarters says where a SKU costs something else. */
@Service
public class SetStorePrices {

    private final StorePrices prices;
    private final Assortment assortment;
    private final List<AssortmentFollower> followers;
    private final TransactionRetry transaction;

    SetStorePrices(
            StorePrices prices,
            Assortment assortment,
            List<AssortmentFollower> followers,
            TransactionRetry transaction) {
        this.prices = prices;
        this.assortment = assortment;
        this.followers = followers;
        this.transaction = transaction;
    }

    /** @param byStore fen, or empty for the general price again */
    public void set(long productId, long skuId, Map<Long, Optional<Long>> byStore) {
        transaction.run(() -> {
            var product = assortment.lock(List.of(productId)).stream()
                    .filter(found -> found.skus().stream().anyMatch(sku -> sku.id() == skuId))
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound("SKU", "SKU"));
            if (assortment.knownStores(byStore.keySet()) != byStore.size()) {
                throw ProductRules.refused("store_unknown", "包含不存在的门店", "One of the stores does not exist")
                        .orElseThrow();
            }
            var set = new ArrayList<StorePrice>();
            var cleared = new ArrayList<Long>();
            byStore.forEach((store, fen) -> fen.ifPresentOrElse(
                    price -> set.add(new StorePrice(skuId, store, price)), () -> cleared.add(store)));
            prices.set(set);
            prices.clear(skuId, cleared);
            // The version says to everybody who holds the product in memory that it is to be read again.
            assortment.update(List.of(product));
            followers.forEach(follower -> follower.changed(List.of(productId)));
        });
    }
}
