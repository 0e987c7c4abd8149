package io.guidepost.domain.cart;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.assortment.StorePrices;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.catalog.Products.SaleableSku;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A shopper's cart (SHOP-3). It holds nothing back and promises no price; it tells what has become of what was put in. */
@Service
public class Cart {

    /** Of one shopper. */
    public static final int MOST_LINES = 120;

    public static final int MOST_UNITS = 999;

    private final Carts carts;
    private final Products products;
    private final StorePrices stores;
    private final Clock clock;

    Cart(Carts carts, Products products, StorePrices stores, Clock clock) {
        this.carts = carts;
        this.products = products;
        this.stores = stores;
        this.clock = clock;
    }

    /** Why a line cannot be bought as it stands. */
    public enum Trouble {
        OFF_SHELF,
        /** The store the shopper has chosen does not sell it. */
        STORE_CANNOT,
        SOLD_OUT,
        /** Fewer are left than wanted. */
        NOT_ENOUGH
    }

    /**
     * @param sku as the catalogue knows it now
     * @param trouble why it cannot be bought, if it cannot
     */
    public record Item(Carts.Line line, SaleableSku sku, Optional<Trouble> trouble) {

        public boolean isBuyable() {
            return trouble.isEmpty();
        }

        /** The list price is another one than when it was put in. */
        public boolean isPriceChanged() {
            return line.addedPriceFen() != sku.priceFen();
        }
    }

    /** In one statement, unless it is refused. */
    public void add(long memberId, long skuId, int quantity) {
        requireUnits(skuId, quantity);
        if (carts.add(memberId, skuId, quantity, clock.instant())) {
            return;
        }
        throw products.saleable(List.of(skuId)).containsKey(skuId) ? full() : notForSale(skuId);
    }

    /**
     * What somebody put in before he signed in joins what he had. Of a SKU in both the larger quantity counts, so that
     * nothing is doubled when the mini-program sends it twice.
     *
     * @return the SKUs that found no room or do not exist
     */
    @Transactional
    public List<Long> merge(long memberId, Map<Long, Integer> units) {
        units.forEach(Cart::requireUnits);
        var mine = carts.of(memberId).stream().map(Carts.Line::skuId).collect(Collectors.toSet());
        var known = products.known(units.keySet()).keySet();
        var fitting = new LinkedHashMap<Long, Integer>();
        var left = new ArrayList<Long>();
        int room = MOST_LINES - mine.size();
        for (var wanted : units.entrySet()) {
            boolean isNew = !mine.contains(wanted.getKey());
            if (!known.contains(wanted.getKey()) || isNew && room == 0) {
                left.add(wanted.getKey());
            } else {
                fitting.put(wanted.getKey(), wanted.getValue());
                room -= isNew ? 1 : 0;
            }
        }
        if (!fitting.isEmpty()) {
            carts.merge(memberId, fitting, clock.instant());
        }
        return left;
    }

    /** Sets how many, and whether it is chosen for the next order; what is empty stays. */
    public void change(long memberId, long skuId, Optional<Integer> quantity, Optional<Boolean> selected) {
        quantity.ifPresent(units -> requireUnits(skuId, units));
        if (!carts.change(memberId, skuId, quantity.orElse(null), selected.orElse(null), clock.instant())) {
            throw Refusal.notFound("购物车商品", "line in the cart");
        }
    }

    /** Chooses these lines for the next order, or all where none are named. */
    public void select(long memberId, Collection<Long> skuIds, boolean selected) {
        if (skuIds.isEmpty()) {
            carts.selectAll(memberId, selected, clock.instant());
        } else {
            carts.select(memberId, new TreeSet<>(skuIds), selected, clock.instant());
        }
    }

    public void remove(long memberId, Collection<Long> skuIds) {
        if (!skuIds.isEmpty()) {
            carts.remove(memberId, new TreeSet<>(skuIds));
        }
    }

    /** Removes whatever cannot be bought; returns how many lines that were. */
    public int tidy(long memberId) {
        var gone = of(memberId).stream()
                .filter(item ->
                        item.trouble().filter(it -> it != Trouble.NOT_ENOUGH).isPresent())
                .map(item -> item.line().skuId())
                .collect(Collectors.toCollection(TreeSet::new));
        return gone.isEmpty() ? 0 : carts.remove(memberId, gone);
    }

    /** Accepts today's prices, and as many units as there are. */
    public void refresh(long memberId) {
        carts.refresh(memberId, clock.instant());
    }

    /** Everything in it, latest first, with what has become of it. */
    public List<Item> of(long memberId) {
        return of(memberId, Optional.empty());
    }

    /** @param storeId the store the shopper has chosen to buy in, if he has */
    public List<Item> of(long memberId, Optional<Long> storeId) {
        var lines = carts.of(memberId);
        var ids = lines.stream().map(Carts.Line::skuId).toList();
        var onShelf = products.saleable(ids);
        var offShelf = products.known(
                ids.stream().filter(id -> !onShelf.containsKey(id)).toList());
        var notSold = storeId.map(store -> notSoldAt(store, onShelf.values())).orElse(Set.of());
        return lines.stream()
                .map(line -> {
                    var sku = onShelf.get(line.skuId());
                    if (sku != null && notSold.contains(sku.productId())) {
                        return new Item(line, sku, Optional.of(Trouble.STORE_CANNOT));
                    }
                    return sku == null
                            ? new Item(line, offShelf.get(line.skuId()), Optional.of(Trouble.OFF_SHELF))
                            : new Item(line, sku, trouble(line, sku));
                })
                .toList();
    }

    private Set<Long> notSoldAt(long storeId, Collection<SaleableSku> skus) {
        var products = skus.stream().map(SaleableSku::productId).collect(Collectors.toSet());
        products.removeAll(stores.soldAt(storeId, Set.copyOf(products)));
        return products;
    }

    private static Optional<Trouble> trouble(Carts.Line line, SaleableSku sku) {
        if (sku.available() <= 0) {
            return Optional.of(Trouble.SOLD_OUT);
        }
        return sku.available() < line.quantity() ? Optional.of(Trouble.NOT_ENOUGH) : Optional.empty();
    }

    private static void requireUnits(long skuId, int quantity) {
        if (quantity < 1 || quantity > MOST_UNITS) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "quantity_invalid",
                    new Words("数量须在 1 到 %d 之间".formatted(MOST_UNITS), "Between 1 and %d units".formatted(MOST_UNITS)),
                    Map.of("skuId", Long.toString(skuId)));
        }
    }

    private static Refusal full() {
        return new Refusal(
                Refusal.Kind.REFUSED,
                "cart_full",
                new Words("购物车最多 %d 种商品".formatted(MOST_LINES), "A cart holds %d lines".formatted(MOST_LINES)),
                Map.of("most", MOST_LINES));
    }

    private static Refusal notForSale(long skuId) {
        return new Refusal(
                Refusal.Kind.REFUSED,
                "sku_not_for_sale",
                new Words("商品规格 %d 不存在或已下架".formatted(skuId), "SKU %d is not for sale".formatted(skuId)),
                Map.of("skuId", Long.toString(skuId)));
    }
}
