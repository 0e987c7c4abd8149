package io.guidepost.guideapi.hq.catalog;

import io.guidepost.domain.assortment.SetStorePrices;
import io.guidepost.domain.assortment.StorePrices;
import io.guidepost.domain.assortment.StorePrices.StorePrice;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What costs something else in some stores: exceptions to the general price, and nothing where there is none. */
@RestController
@RequestMapping(HqProductController.PATH + "/{productId}/skus/{skuId}/store-prices")
@Tag(name = "商品 Products")
class StorePriceController {

    private final SetStorePrices set;
    private final StorePrices prices;
    private final Offload offload;

    StorePriceController(SetStorePrices set, StorePrices prices, Offload offload) {
        this.set = set;
        this.prices = prices;
        this.offload = offload;
    }

    @GetMapping
    @Operation(summary = "门店价 The stores with a price of their own for a SKU")
    Mono<Page<StorePriceView>> list(
            SignedInAdmin admin, @PathVariable Id productId, @PathVariable Id skuId, PageRequest page) {
        return offload.call(() -> Page.of(
                prices.ofSku(
                        skuId.value(),
                        page.after().map(after -> after.longAt(0)).orElse(0L),
                        page.fetch()),
                page,
                StorePriceView::of,
                price -> Cursor.of(price.storeId())));
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "设置门店价 Set prices of stores, in fen",
            description =
                    "Stores that are not named keep what they have; without priceFen the general price holds again.")
    Mono<Void> set(
            SignedInAdmin admin, @PathVariable Id productId, @PathVariable Id skuId, @Valid @RequestBody Prices body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var byStore = new LinkedHashMap<Long, Optional<Long>>();
            body.items().forEach(item -> byStore.put(item.storeId().value(), Optional.ofNullable(item.priceFen())));
            set.set(productId.value(), skuId.value(), byStore);
            return null;
        });
    }

    record Prices(@NotNull @Size(min = 1, max = 5000) List<@NotNull @Valid PriceOfStore> items) {}

    record PriceOfStore(@NotNull Id storeId, @Min(1) @Max(100_000_000) Long priceFen) {}

    record StorePriceView(Id storeId, long priceFen) {

        static StorePriceView of(StorePrice price) {
            return new StorePriceView(new Id(price.storeId()), price.priceFen());
        }
    }
}
