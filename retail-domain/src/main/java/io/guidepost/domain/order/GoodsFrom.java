package io.guidepost.domain.order;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.assortment.StorePrices;
import io.guidepost.domain.catalog.Products.SaleableSku;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.stock.Stock;
import io.guidepost.domain.stock.TakenFrom;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Where an order takes its goods from. What is fetched is taken from the store's own shelf if that has all of it; everything else
 * from the warehouse; what the warehouse lacks from the store that ship-from routing names. It is only a first look: holding
 * the units back decides.
 */
@Component
class GoodsFrom {

    private final Stock stock;
    private final StorePrices stores;
    private final PickUpDesk desk;
    private final ShipFromChoice senders;

    GoodsFrom(Stock stock, StorePrices stores, PickUpDesk desk, ShipFromChoice senders) {
        this.stock = stock;
        this.stores = stores;
        this.desk = desk;
        this.senders = senders;
    }

    /** Refused with {@code out_of_stock} where nobody has all of it, and where the store does not sell it. */
    TakenFrom of(Command command, Map<Long, Integer> units, Map<Long, SaleableSku> skus) {
        var fetchedAt = command.checkout().pickUpStoreId();
        if (fetchedAt.isPresent()) {
            requireSoldAt(fetchedAt.get(), skus);
            var there = stock.available(fetchedAt.get(), units.keySet());
            if (units.entrySet().stream().allMatch(sku -> there.getOrDefault(sku.getKey(), 0) >= sku.getValue())) {
                return TakenFrom.store(fetchedAt.get());
            }
        }
        var missing = units.entrySet().stream()
                .filter(sku -> skus.get(sku.getKey()).available() < sku.getValue())
                .map(Map.Entry::getKey)
                .findFirst();
        if (missing.isEmpty()) {
            return TakenFrom.CENTRAL;
        }
        // Goods that are fetched are not carried from one store to another.
        return fetchedAt
                .<TakenFrom>map(store -> {
                    throw OrderRefusals.outOfStock(missing.get());
                })
                .or(() -> senders.storeFor(units, command.address().region()).map(TakenFrom::store))
                .orElseThrow(() -> OrderRefusals.outOfStock(missing.get()));
    }

    /** Goods can be fetched in this store, and these are sold there. */
    void requireSoldAt(long storeId, Map<Long, SaleableSku> skus) {
        if (!desk.isOpen(storeId)) {
            throw Refusal.notFound("门店", "store");
        }
        var products = skus.values().stream().map(SaleableSku::productId).collect(Collectors.toSet());
        var sold = Set.copyOf(stores.soldAt(storeId, products));
        skus.values().stream()
                .filter(sku -> !sold.contains(sku.productId()))
                .findFirst()
                .ifPresent(sku -> {
                    throw OrderRefusals.notForSale(sku.skuId());
                });
    }
}
