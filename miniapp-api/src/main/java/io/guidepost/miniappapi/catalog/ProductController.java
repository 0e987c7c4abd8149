package io.guidepost.miniappapi.catalog;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.assortment.StorePrices;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.catalog.Products.After;
import io.guidepost.domain.catalog.Products.Category;
import io.guidepost.domain.catalog.Products.ProductCard;
import io.guidepost.domain.catalog.Products.ProductDetail;
import io.guidepost.domain.catalog.Products.Query;
import io.guidepost.domain.catalog.Products.Sku;
import io.guidepost.domain.catalog.Products.Sort;
import io.guidepost.domain.search.ProductSearch;
import io.guidepost.domain.stock.Stock;
import io.guidepost.miniappapi.answer.BriefAnswers;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.ready.ReadyAnswer;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(path = "/api/shop/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ProductController {

    private static final Map<String, Sort> SORTS =
            Map.of("newest", Sort.NEWEST, "price_asc", Sort.PRICE_ASC, "price_desc", Sort.PRICE_DESC);
    private static final Map<String, ProductSearch.Order> ORDERS = Map.of(
            "relevance",
            ProductSearch.Order.RELEVANCE,
            "newest",
            ProductSearch.Order.NEWEST,
            "price_asc",
            ProductSearch.Order.PRICE_ASC,
            "price_desc",
            ProductSearch.Order.PRICE_DESC,
            "sales",
            ProductSearch.Order.SALES);
    private static final int LONGEST_SEARCH = 64;
    private static final String CATEGORIES = "categories";

    private final HotProducts hot;
    private final Products products;
    private final StorePrices storePrices;
    private final Stock stock;
    private final ProductsFound found;
    private final BriefAnswers brief;
    private final Offload offload;

    ProductController(
            HotProducts hot,
            Products products,
            StorePrices storePrices,
            Stock stock,
            ProductsFound found,
            BriefAnswers brief,
            Offload offload) {
        this.hot = hot;
        this.products = products;
        this.storePrices = storePrices;
        this.stock = stock;
        this.found = found;
        this.brief = brief;
        this.offload = offload;
    }

    @Operation(summary = "商品详情 A product with its SKUs, prices and availability")
    @GetMapping("/products/{id}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProductDetailView.class)))
    Mono<ResponseEntity<byte[]>> show(@PathVariable long id) {
        return hot.detail(id)
                .map(Mono::just)
                .orElseGet(() -> offload.call(() -> hot.readDetail(id)))
                .map(ReadyAnswer::entity);
    }

    @GetMapping("/products/{id}/offer")
    @Operation(
            summary = "门店价与可售 What a product costs in a store",
            description =
                    "The store's own price where it has one, the general price otherwise; soldHere says whether the"
                            + " store sells it at all. May be a second old; placing an order decides.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StoreOfferView.class)))
    Mono<ResponseEntity<byte[]>> offer(@PathVariable Id id, @RequestParam Id storeId) {
        return brief.of(List.of("offer", id, storeId), () -> {
            var detail = products.detail(id.value()).orElseThrow(() -> Refusal.notFound("商品", "product"));
            var skuIds = detail.skus().stream().map(Sku::id).toList();
            return StoreOfferView.of(
                    detail,
                    storeId,
                    !storePrices.soldAt(storeId.value(), List.of(id.value())).isEmpty(),
                    storePrices.at(storeId.value(), skuIds),
                    stock.available(storeId.value(), skuIds));
        });
    }

    @GetMapping("/products")
    @Operation(
            summary = "商品列表与搜索 List or search products",
            description =
                    "q are words of titles, specs, categories, brands and codes, in either language; what means the"
                            + " same is found too, and where nothing has all the words, what has most of them (loose). sort is"
                            + " newest (the default without q), relevance (the default with it), price_asc, price_desc or sales."
                            + " With storeId only what the store sells, at its prices; filters by price go by the general price.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProductPage.class)))
    Mono<ResponseEntity<byte[]>> list(
            SignedInShopper me,
            @RequestParam Optional<Long> categoryId,
            @RequestParam Optional<String> q,
            @RequestParam Optional<String> sort,
            @RequestParam Optional<@Size(max = 64) String> brand,
            @RequestParam Optional<@Min(0) Long> priceFromFen,
            @RequestParam Optional<@Min(0) Long> priceToFen,
            @RequestParam(defaultValue = "false") boolean inStock,
            @RequestParam Optional<Id> storeId,
            PageRequest page,
            ServerHttpRequest request) {
        var text = q.filter(words -> !words.isBlank());
        if (text.isPresent() && text.get().length() > LONGEST_SEARCH) {
            throw malformed("query_too_long", "搜索词过长", "The search text is too long", "q");
        }
        boolean isPlain =
                brand.isEmpty() && priceFromFen.isEmpty() && priceToFen.isEmpty() && !inStock && storeId.isEmpty();
        if (text.isEmpty() && isPlain && !sort.equals(Optional.of("sales"))) {
            return plainList(query(categoryId, sort, page), page, request);
        }
        var wanted = new ProductsFound.Asked(
                text,
                categoryId,
                brand,
                priceFromFen,
                priceToFen,
                inStock,
                storeId.map(Id::value),
                order(text, sort),
                page);
        return brief.of(wanted, () -> found.page(wanted)).doOnNext(answer -> {
            if (text.isPresent() && page.after().isEmpty()) {
                found.note(me.memberId(), wanted, answer.getBody());
            }
        });
    }

    private Mono<ResponseEntity<byte[]>> plainList(Query query, PageRequest page, ServerHttpRequest request) {
        if (query.after().isPresent()) {
            return offload.call(() -> hot.written(pageOf(query, page))).map(ReadyAnswer::entity);
        }
        hot.listIsAt(request.getURI(), query);
        return hot.list(query)
                .map(Mono::just)
                .orElseGet(() -> offload.call(() -> hot.readList(query, () -> pageOf(query, page))))
                .map(ReadyAnswer::entity);
    }

    @Operation(summary = "商品分类 The categories of products")
    @GetMapping("/categories")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CategoryPage.class)))
    Mono<ResponseEntity<byte[]>> categories(ServerHttpRequest request) {
        hot.listIsAt(request.getURI(), CATEGORIES);
        return hot.list(CATEGORIES)
                .map(Mono::just)
                .orElseGet(() -> offload.call(() -> hot.readList(CATEGORIES, this::allCategories)))
                .map(ReadyAnswer::entity);
    }

    private Object allCategories() {
        return new CategoryPage(
                products.categories().stream().map(CategoryView::from).toList(), null);
    }

    private Page<ProductCardView> pageOf(Query query, PageRequest page) {
        return Page.of(products.page(query), page, ProductCardView::from, ProductController::cursor);
    }

    private static Cursor cursor(ProductCard card) {
        return Cursor.of(card.priceFromFen(), card.id());
    }

    private static Query query(Optional<Long> categoryId, Optional<String> sort, PageRequest page) {
        var order = Optional.ofNullable(SORTS.get(sort.orElse("newest"))).orElseThrow(ProductController::invalidSort);
        var after = page.after().map(cursor -> new After(cursor.longAt(0), cursor.longAt(1)));
        return new Query(categoryId, Optional.empty(), order, after, page.fetch());
    }

    private static ProductSearch.Order order(Optional<String> text, Optional<String> sort) {
        var order = ORDERS.get(sort.orElse(text.isPresent() ? "relevance" : "newest"));
        if (order == null || order == ProductSearch.Order.RELEVANCE && text.isEmpty()) {
            throw invalidSort();
        }
        return order;
    }

    private static Refusal invalidSort() {
        return malformed(
                "invalid_sort",
                "sort 只能是 newest、relevance(须有 q)、price_asc、price_desc 或 sales",
                "sort must be newest, relevance (with q), price_asc, price_desc or sales",
                "sort");
    }

    private static Refusal malformed(String code, String zh, String en, String field) {
        return new Refusal(Refusal.Kind.MALFORMED, code, new Words(zh, en), Map.of("field", field));
    }

    /**
     * {@code priceFromFen} is absent when none of its SKUs is on the shelf. {@code available} is what the warehouse has,
     * {@code availableHere} what lies in the store itself.
     */
    record StoreOfferView(
            String productId, String storeId, boolean soldHere, Long priceFromFen, List<OfferedSku> skus) {

        record OfferedSku(String id, String spec, long priceFen, int available, int availableHere) {}

        static StoreOfferView of(
                ProductDetail detail,
                Id storeId,
                boolean soldHere,
                Map<Long, Long> own,
                Map<Long, Integer> onItsShelf) {
            var skus = detail.skus().stream()
                    .map(sku -> new OfferedSku(
                            Long.toString(sku.id()),
                            sku.spec(),
                            own.getOrDefault(sku.id(), sku.priceFen()),
                            sku.available(),
                            onItsShelf.getOrDefault(sku.id(), 0)))
                    .toList();
            return new StoreOfferView(
                    Long.toString(detail.card().id()),
                    storeId.toString(),
                    soldHere,
                    skus.stream().map(OfferedSku::priceFen).min(Long::compare).orElse(null),
                    skus);
        }
    }

    /** {@code loose}, on a search alone: nothing has all the words, and these have most of them. */
    record ProductPage(List<ProductCardView> items, String nextCursor, Boolean loose) {}

    record CategoryPage(List<CategoryView> items, String nextCursor) {}

    /** {@code parentId} is null for a category of the first level, {@code icon} where it has none. */
    record CategoryView(String id, String parentId, String name, String nameEn, String icon) {

        static CategoryView from(Category category) {
            return new CategoryView(
                    Long.toString(category.id()),
                    category.parentId().map(id -> Long.toString(id)).orElse(null),
                    category.name(),
                    category.nameEn(),
                    category.icon().isEmpty() ? null : category.icon());
        }
    }
}
