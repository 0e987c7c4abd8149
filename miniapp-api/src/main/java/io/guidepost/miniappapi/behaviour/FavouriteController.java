package io.guidepost.miniappapi.behaviour;

import io.guidepost.domain.behaviour.Favourites;
import io.guidepost.domain.behaviour.Favourites.Seen;
import io.guidepost.domain.behaviour.RecordBehaviour;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.catalog.Products.ProductCard;
import io.guidepost.domain.shopper.OneShopper;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the shopper marked and looked at. */
@RestController
@RequestMapping("/api/shop/v1")
@Tag(name = "浏览与收藏 Behaviour")
class FavouriteController {

    private final RecordBehaviour behaviour;
    private final Favourites favourites;
    private final Products products;
    private final OneShopper shoppers;
    private final Offload offload;

    FavouriteController(
            RecordBehaviour behaviour, Favourites favourites, Products products, OneShopper shoppers, Offload offload) {
        this.behaviour = behaviour;
        this.favourites = favourites;
        this.products = products;
        this.shoppers = shoppers;
        this.offload = offload;
    }

    @PutMapping("/favourites/{productId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "收藏商品 Mark a product", description = "Marking it again changes nothing. At most 1,000.")
    Mono<Void> favour(SignedInShopper me, @PathVariable Id productId) {
        return offload.call(() -> {
            behaviour.favour(me.memberId(), productId.value());
            return null;
        });
    }

    @DeleteMapping("/favourites/{productId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "取消收藏 Take the mark away")
    Mono<Void> unfavour(SignedInShopper me, @PathVariable Id productId) {
        return offload.call(() -> {
            behaviour.unfavour(me.memberId(), productId.value());
            return null;
        });
    }

    @GetMapping("/favourites")
    @Operation(
            summary = "我的收藏 My favourites, latest first",
            description = "With productIds only whether these are marked. A product that is off the shelf has no card.")
    Mono<Page<SeenProductView>> favourites(
            SignedInShopper me, @RequestParam Optional<@Size(max = 100) List<Id>> productIds, PageRequest page) {
        return offload.call(() -> {
            var records = shoppers.recordsOf(me.memberId());
            if (productIds.isPresent()) {
                return new Page<>(
                        favourites.among(records, Id.values(productIds.get())).stream()
                                .map(id -> new SeenProductView(new Id(id), null, null))
                                .toList(),
                        null);
            }
            return page(favourites.favourites(records, after(page), page.fetch()), page);
        });
    }

    @GetMapping("/browse-history")
    @Operation(summary = "浏览历史 What I looked at, latest first; the last 180 days")
    Mono<Page<SeenProductView>> history(SignedInShopper me, PageRequest page) {
        return offload.call(
                () -> page(favourites.visits(shoppers.recordsOf(me.memberId()), after(page), page.fetch()), page));
    }

    @DeleteMapping("/browse-history")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除浏览历史 Forget a product, or without one all of them")
    Mono<Void> forget(SignedInShopper me, @RequestParam Optional<Id> productId) {
        return offload.call(() -> {
            favourites.forgetVisits(shoppers.recordsOf(me.memberId()), productId.map(Id::value));
            return null;
        });
    }

    private static Optional<Seen> after(PageRequest page) {
        return page.after().map(cursor -> new Seen(cursor.longAt(1), Instant.ofEpochMilli(cursor.longAt(0))));
    }

    private Page<SeenProductView> page(List<Seen> seen, PageRequest page) {
        Map<Long, ProductCard> cards =
                products.cards(seen.stream().map(Seen::productId).toList());
        return Page.of(
                seen,
                page,
                each -> new SeenProductView(
                        new Id(each.productId()),
                        each.at(),
                        Optional.ofNullable(cards.get(each.productId()))
                                .map(SeenCardView::of)
                                .orElse(null)),
                each -> Cursor.of(each.at().toEpochMilli(), each.productId()));
    }

    /** {@code card} is absent for what is off the shelf. */
    record SeenProductView(Id productId, Instant at, SeenCardView card) {}

    record SeenCardView(String title, String titleEn, long priceFromFen, List<String> images) {

        static SeenCardView of(ProductCard card) {
            return new SeenCardView(card.title(), card.titleEn(), card.priceFromFen(), card.images());
        }
    }
}
