package io.guidepost.miniappapi.catalog;

import io.guidepost.domain.assortment.StorePrices;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.catalog.Products.ProductCard;
import io.guidepost.domain.search.FindProducts;
import io.guidepost.domain.search.ProductSearch;
import io.guidepost.domain.search.ProductSearch.Hit;
import io.guidepost.domain.search.ProductSearch.Wanted;
import io.guidepost.miniappapi.catalog.ProductController.ProductPage;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a search finds, as the mini-program shows it: the hits from the index, their cards in one statement. */
@Component
class ProductsFound {

    private static final byte[] EMPTY = "{\"items\":[]".getBytes(StandardCharsets.US_ASCII);

    private final FindProducts find;
    private final Products products;
    private final StorePrices storePrices;

    ProductsFound(FindProducts find, Products products, StorePrices storePrices) {
        this.find = find;
        this.products = products;
        this.storePrices = storePrices;
    }

    /** As it is asked for; two that ask the same are equal. */
    record Asked(
            Optional<String> text,
            Optional<Long> categoryId,
            Optional<String> brand,
            Optional<Long> fromFen,
            Optional<Long> toFen,
            boolean inStock,
            Optional<Long> storeId,
            ProductSearch.Order order,
            PageRequest page) {}

    ProductPage page(Asked asked) {
        var categories = asked.categoryId().map(find::categoriesBelow);
        if (categories.filter(Set::isEmpty).isPresent()) {
            return new ProductPage(List.of(), null, false);
        }
        var found = find.search(new Wanted(
                asked.text(),
                categories.orElse(Set.of()),
                asked.brand(),
                asked.fromFen().map(OptionalLong::of).orElse(OptionalLong.empty()),
                asked.toFen().map(OptionalLong::of).orElse(OptionalLong.empty()),
                asked.inStock(),
                asked.storeId(),
                asked.order(),
                asked.page().after().map(cursor -> new Hit(cursor.longAt(1), cursor.longAt(0))),
                asked.page().fetch()));
        boolean hasMore = found.hits().size() > asked.page().limit();
        var shown = hasMore ? found.hits().subList(0, asked.page().limit()) : found.hits();
        var ids = shown.stream().map(Hit::productId).toList();
        // The index may be a moment older than the shelf: what has gone meanwhile is not shown, and the page goes on.
        var cards = products.cards(ids);
        Map<Long, Long> own =
                asked.storeId().map(store -> storePrices.fromAt(store, ids)).orElse(Map.of());
        return new ProductPage(
                ids.stream()
                        .map(cards::get)
                        .filter(Objects::nonNull)
                        .map(card -> view(card, own))
                        .toList(),
                hasMore ? cursor(shown.get(shown.size() - 1)) : null,
                found.isLoose());
    }

    private static ProductCardView view(ProductCard card, Map<Long, Long> own) {
        return ProductCardView.from(new ProductCard(
                card.id(),
                card.categoryId(),
                card.brand(),
                card.title(),
                card.titleEn(),
                own.getOrDefault(card.id(), card.priceFromFen()),
                card.images()));
    }

    private static String cursor(Hit last) {
        return Cursor.of(last.key(), last.productId()).encoded();
    }

    /** A search for words, noted once its answer is known. */
    void note(long memberId, Asked asked, byte[] answer) {
        boolean hasFound =
                answer.length < EMPTY.length || !Arrays.equals(answer, 0, EMPTY.length, EMPTY, 0, EMPTY.length);
        find.note(memberId, asked.text().orElseThrow(), hasFound);
    }
}
