package io.guidepost.miniappapi.catalog;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.catalog.Products.After;
import io.guidepost.domain.catalog.Products.Category;
import io.guidepost.domain.catalog.Products.ProductCard;
import io.guidepost.domain.catalog.Products.Query;
import io.guidepost.domain.catalog.Products.Sort;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.ready.ReadyAnswer;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
    private static final int LONGEST_SEARCH = 64;
    private static final String CATEGORIES = "categories";

    private final HotProducts hot;
    private final Products products;
    private final Offload offload;

    ProductController(HotProducts hot, Products products, Offload offload) {
        this.hot = hot;
        this.products = products;
        this.offload = offload;
    }

    @GetMapping("/products/{id}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProductDetailView.class)))
    Mono<ResponseEntity<byte[]>> show(@PathVariable long id) {
        return hot.detail(id)
                .map(Mono::just)
                .orElseGet(() -> offload.call(() -> hot.readDetail(id)))
                .map(ReadyAnswer::entity);
    }

    /**
     * @param sort {@code newest} (when absent), {@code price_asc} or {@code price_desc}
     * @param q part of a title, in either language
     */
    @GetMapping("/products")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProductPage.class)))
    Mono<ResponseEntity<byte[]>> list(
            @RequestParam Optional<Long> categoryId,
            @RequestParam Optional<String> q,
            @RequestParam Optional<String> sort,
            PageRequest page,
            ServerHttpRequest request) {
        var query = query(categoryId, q.filter(text -> !text.isBlank()), sort, page);
        if (query.text().isPresent() || query.after().isPresent()) {
            return offload.call(() -> hot.written(pageOf(query, page))).map(ReadyAnswer::entity);
        }
        hot.listIsAt(request.getURI(), query);
        return hot.list(query)
                .map(Mono::just)
                .orElseGet(() -> offload.call(() -> hot.readList(query, () -> pageOf(query, page))))
                .map(ReadyAnswer::entity);
    }

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

    private static Query query(Optional<Long> categoryId, Optional<String> q, Optional<String> sort, PageRequest page) {
        var order = Optional.ofNullable(SORTS.get(sort.orElse("newest")))
                .orElseThrow(() -> malformed(
                        "invalid_sort",
                        "sort 只能是 newest、price_asc 或 price_desc",
                        "sort must be newest, price_asc or price_desc",
                        "sort"));
        if (q.isPresent() && q.get().length() > LONGEST_SEARCH) {
            throw malformed("query_too_long", "搜索词过长", "The search text is too long", "q");
        }
        var after = page.after().map(cursor -> new After(cursor.longAt(0), cursor.longAt(1)));
        return new Query(categoryId, q, order, after, page.fetch());
    }

    private static Refusal malformed(String code, String zh, String en, String field) {
        return new Refusal(Refusal.Kind.MALFORMED, code, new Words(zh, en), Map.of("field", field));
    }

    record ProductPage(List<ProductCardView> items, String nextCursor) {}

    record CategoryPage(List<CategoryView> items, String nextCursor) {}

    /** {@code parentId} is null for a category of the first level. */
    record CategoryView(String id, String parentId, String name, String nameEn) {

        static CategoryView from(Category category) {
            return new CategoryView(
                    Long.toString(category.id()),
                    category.parentId().map(id -> Long.toString(id)).orElse(null),
                    category.name(),
                    category.nameEn());
        }
    }
}
