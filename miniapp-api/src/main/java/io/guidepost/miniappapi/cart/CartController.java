package io.guidepost.miniappapi.cart;

import io.guidepost.core.words.Words;
import io.guidepost.domain.cart.Cart;
import io.guidepost.domain.cart.Cart.Item;
import io.guidepost.domain.cart.Cart.Trouble;
import io.guidepost.domain.order.DeliveryAddress;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.order.QuoteOrder;
import io.guidepost.miniappapi.price.PriceViews.QuoteView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a shopper wants to buy (SHOP-3). */
@RestController
@RequestMapping("/api/shop/v1/cart")
@Tag(name = "购物车 Cart")
class CartController {

    private static final DeliveryAddress NOWHERE = new DeliveryAddress("", "", "", "");

    /** An order has as many lines; what is chosen beyond them is priced with the next one. */
    private static final int MOST_QUOTED = 50;

    private final Cart cart;
    private final QuoteOrder quoteOrder;
    private final Offload offload;

    CartController(Cart cart, QuoteOrder quoteOrder, Offload offload) {
        this.cart = cart;
        this.quoteOrder = quoteOrder;
        this.offload = offload;
    }

    @GetMapping
    @Operation(
            summary = "购物车 My cart, latest first, with what cannot be bought and why, and what the chosen goods cost",
            description =
                    "trouble: OFF_SHELF, STORE_CANNOT (with storeId: that store does not sell it), SOLD_OUT, NOT_ENOUGH or null. quote covers the chosen lines that can be bought (at most"
                            + " 50), without coupons; null where there are none.")
    Mono<CartView> show(SignedInShopper me, @RequestParam Optional<Id> storeId, Locale locale) {
        return offload.call(() -> view(me, storeId.map(Id::value), locale));
    }

    @PostMapping("/lines")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "加入购物车 Put so many more units in and choose the line; a direct buy does not need it")
    Mono<Void> add(SignedInShopper me, @Valid @RequestBody CartAddition body) {
        return offload.call(() -> {
            cart.add(me.memberId(), body.skuId().value(), body.quantity());
            return null;
        });
    }

    @PutMapping("/lines/{skuId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "修改购物车 Set how many, and whether the line is chosen; what is left out stays")
    Mono<Void> change(SignedInShopper me, @PathVariable Id skuId, @Valid @RequestBody CartChange body) {
        return offload.call(() -> {
            cart.change(
                    me.memberId(),
                    skuId.value(),
                    Optional.ofNullable(body.quantity()),
                    Optional.ofNullable(body.selected()));
            return null;
        });
    }

    @DeleteMapping("/lines/{skuId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "移出购物车 Take a line out")
    Mono<Void> remove(SignedInShopper me, @PathVariable Id skuId) {
        return offload.call(() -> {
            cart.remove(me.memberId(), List.of(skuId.value()));
            return null;
        });
    }

    @PostMapping("/removals")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "批量移出 Take these lines out; without skuIds all that cannot be bought any more")
    Mono<Void> removeAll(SignedInShopper me, @Valid @RequestBody CartRemoval body) {
        return offload.call(() -> {
            if (body.skuIds() == null || body.skuIds().isEmpty()) {
                cart.tidy(me.memberId());
            } else {
                cart.remove(me.memberId(), Id.values(body.skuIds()));
            }
            return null;
        });
    }

    @PostMapping("/selection")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "勾选 Choose these lines for the next order or not; without skuIds all of them")
    Mono<Void> select(SignedInShopper me, @Valid @RequestBody CartSelection body) {
        return offload.call(() -> {
            cart.select(me.memberId(), Id.values(body.skuIds()), body.selected());
            return null;
        });
    }

    @PostMapping("/refresh")
    @Operation(summary = "刷新购物车 Accept today's prices, and as many units as there are")
    Mono<CartView> refresh(SignedInShopper me, Locale locale) {
        return offload.call(() -> {
            cart.refresh(me.memberId());
            return view(me, Optional.empty(), locale);
        });
    }

    @PostMapping("/merge")
    @Operation(
            summary = "合并购物车 What was put in before signing in joins what I had",
            description = "Of a SKU in both the larger quantity counts, so sending it twice changes nothing.")
    Mono<MergedCart> merge(SignedInShopper me, @Valid @RequestBody CartMerge body) {
        return offload.call(() -> {
            var units = new LinkedHashMap<Long, Integer>();
            body.lines().forEach(line -> units.merge(line.skuId().value(), line.quantity(), Math::max));
            return new MergedCart(
                    cart.merge(me.memberId(), units).stream().map(Id::new).toList());
        });
    }

    private CartView view(SignedInShopper me, Optional<Long> storeId, Locale locale) {
        var items = cart.of(me.memberId(), storeId);
        var chosen = items.stream()
                .filter(item -> item.isBuyable() && item.line().selected())
                .limit(MOST_QUOTED)
                .map(item -> new Command.Item(item.line().skuId(), item.line().quantity()))
                .toList();
        var quote = chosen.isEmpty()
                ? null
                : QuoteView.of(
                        quoteOrder.quote(
                                new Command(me.memberId(), chosen, NOWHERE, List.of(), 0, OptionalLong.empty()), false),
                        locale);
        return new CartView(
                items.stream().map(item -> CartLineView.of(item, locale)).toList(), quote);
    }

    record CartAddition(@NotNull Id skuId, @NotNull @Min(1) @Max(999) Integer quantity) {}

    record CartChange(@Min(1) @Max(999) Integer quantity, Boolean selected) {}

    record CartRemoval(@Size(max = 120) List<@NotNull Id> skuIds) {}

    record CartSelection(@Size(max = 120) List<@NotNull Id> skuIds, @NotNull Boolean selected) {}

    record CartMerge(@NotNull @Size(min = 1, max = 120) List<@NotNull @Valid CartAddition> lines) {}

    /** {@code notMerged}: SKUs that do not exist or found no room. */
    record MergedCart(List<Id> notMerged) {}

    record CartView(List<CartLineView> lines, QuoteView quote) {}

    /** {@code addedPriceFen} differs from {@code listPriceFen} where the price has changed since; both are of one unit. */
    record CartLineView(
            Id skuId,
            Id productId,
            String title,
            String spec,
            int quantity,
            boolean selected,
            long addedPriceFen,
            long listPriceFen,
            int available,
            Trouble trouble,
            String notice,
            Instant addedAt) {

        private static final Map<Trouble, Words> TROUBLES = Map.of(
                Trouble.OFF_SHELF, new Words("商品已下架", "No longer for sale"),
                Trouble.STORE_CANNOT, new Words("所选门店不售此商品", "The chosen store does not sell it"),
                Trouble.SOLD_OUT, new Words("商品已售罄", "Sold out"),
                Trouble.NOT_ENOUGH, new Words("库存不足，请减少数量", "Fewer are left than you want"));

        static CartLineView of(Item item, Locale locale) {
            var sku = item.sku();
            return new CartLineView(
                    new Id(sku.skuId()),
                    new Id(sku.productId()),
                    sku.title(),
                    sku.spec(),
                    item.line().quantity(),
                    item.line().selected(),
                    item.line().addedPriceFen(),
                    sku.priceFen(),
                    sku.available(),
                    item.trouble().orElse(null),
                    notice(item).map(words -> words.in(locale)).orElse(null),
                    item.line().addedAt());
        }

        private static Optional<Words> notice(Item item) {
            if (item.trouble().isPresent()) {
                return item.trouble().map(TROUBLES::get);
            }
            if (!item.isPriceChanged()) {
                return Optional.empty();
            }
            return Optional.of(
                    item.sku().priceFen() > item.line().addedPriceFen()
                            ? new Words("价格已上涨", "The price has risen")
                            : new Words("比加入时降价了", "The price has fallen since"));
        }
    }
}
