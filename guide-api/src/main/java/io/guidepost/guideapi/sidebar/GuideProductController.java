package io.guidepost.guideapi.sidebar;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.assortment.StorePrices;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.catalog.Products.ProductCard;
import io.guidepost.domain.catalog.Products.Sku;
import io.guidepost.domain.search.FindProducts;
import io.guidepost.domain.search.ProductSearch.Hit;
import io.guidepost.domain.search.ProductSearch.Order;
import io.guidepost.domain.search.ProductSearch.Wanted;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What my store sells, to be shared or tried on. */
@RestController
@RequestMapping("/api/guide/v1/products")
@Tag(name = "商品 Products")
class GuideProductController {

    private static final int LONGEST_SEARCH = 64;

    private final FindProducts find;
    private final Products products;
    private final StorePrices storePrices;
    private final Offload offload;

    GuideProductController(FindProducts find, Products products, StorePrices storePrices, Offload offload) {
        this.find = find;
        this.products = products;
        this.storePrices = storePrices;
        this.offload = offload;
    }

    @GetMapping
    @Operation(
            summary = "本店商品 What my store sells, by words of title, specification, category, brand or code",
            description = "Without q the newest first. Prices are my store's.")
    Mono<Page<StoreProduct>> list(SignedInGuide me, @RequestParam Optional<String> q, PageRequest page, Locale locale) {
        var text = q.filter(words -> !words.isBlank());
        if (text.isPresent() && text.get().length() > LONGEST_SEARCH) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "query_too_long",
                    new Words("搜索词过长", "The search text is too long"),
                    Map.of("field", "q"));
        }
        return offload.call(() -> found(me.storeId(), text, page, locale));
    }

    private Page<StoreProduct> found(long storeId, Optional<String> text, PageRequest page, Locale locale) {
        var found = find.search(new Wanted(
                text,
                Set.of(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                false,
                Optional.of(storeId),
                text.isPresent() ? Order.RELEVANCE : Order.NEWEST,
                page.after().map(cursor -> new Hit(cursor.longAt(1), cursor.longAt(0))),
                page.fetch()));
        var hits = Page.of(found.hits(), page, Hit::productId, hit -> Cursor.of(hit.key(), hit.productId()));
        // The index may be a moment older than the shelf: what has gone meanwhile is left out.
        var cards = products.cards(hits.items());
        var own = storePrices.fromAt(storeId, hits.items());
        return new Page<>(
                hits.items().stream()
                        .map(cards::get)
                        .filter(Objects::nonNull)
                        .map(card -> StoreProduct.of(card, own, locale))
                        .toList(),
                hits.nextCursor());
    }

    @GetMapping("/{id}")
    @Operation(summary = "本店商品详情 A product with its SKUs at my store's prices")
    Mono<StoreProductDetail> show(SignedInGuide me, @PathVariable Id id, Locale locale) {
        return offload.call(() -> {
            var detail = products.detail(id.value())
                    .filter(known -> !storePrices
                            .soldAt(me.storeId(), List.of(id.value()))
                            .isEmpty())
                    .orElseThrow(() -> Refusal.notFound("商品", "product"));
            var own = storePrices.at(
                    me.storeId(), detail.skus().stream().map(Sku::id).toList());
            return new StoreProductDetail(
                    id,
                    title(detail.card(), locale),
                    detail.card().images(),
                    detail.skus().stream()
                            .map(sku -> new StoreSku(
                                    new Id(sku.id()),
                                    sku.spec(),
                                    own.getOrDefault(sku.id(), sku.priceFen()),
                                    sku.available()))
                            .toList());
        });
    }

    private static String title(ProductCard card, Locale locale) {
        return card.titleEn().isBlank() ? card.title() : new Words(card.title(), card.titleEn()).in(locale);
    }

    record StoreProduct(Id id, String title, String brand, long priceFromFen, List<String> images) {

        static StoreProduct of(ProductCard card, Map<Long, Long> own, Locale locale) {
            return new StoreProduct(
                    new Id(card.id()),
                    GuideProductController.title(card, locale),
                    card.brand(),
                    own.getOrDefault(card.id(), card.priceFromFen()),
                    card.images());
        }
    }

    record StoreProductDetail(Id id, String title, List<String> images, List<StoreSku> skus) {}

    record StoreSku(Id id, String spec, long priceFen, int available) {}
}
