package io.guidepost.guideapi.assist;

import io.guidepost.domain.assist.AssistSale;
import io.guidepost.domain.assist.Basket;
import io.guidepost.domain.sharing.CreateShareLink;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A guide helps with a sale: with a basket for the shopper, or at the till. */
@RestController
@RequestMapping("/api/guide/v1")
class AssistController {

    private final AssistSale assistSale;
    private final CreateShareLink createShareLink;
    private final OnceOnly once;
    private final Offload offload;
    private final Clock clock;

    AssistController(
            AssistSale assistSale, CreateShareLink createShareLink, OnceOnly once, Offload offload, Clock clock) {
        this.assistSale = assistSale;
        this.createShareLink = createShareLink;
        this.once = once;
        this.offload = offload;
        this.clock = clock;
    }

    @Operation(summary = "代客开单 Prepare a basket: it counts once the shopper has opened it, ordered and paid")
    @PostMapping("/assists")
    Mono<OnceAnswer<AssistView>> prepare(SignedInGuide me, IdempotencyKey key, @Valid @RequestBody NewAssist body) {
        return offload.call(() -> once.inTransaction(
                me,
                key,
                body,
                HttpStatus.CREATED,
                () -> AssistView.from(
                        assistSale.prepare(me.guideId(), me.storeId(), body.basket()),
                        createShareLink.forPage(me.guideId(), me.storeId()).token()),
                assist -> "/api/guide/v1/assists/" + assist.id()));
    }

    @Operation(
            summary = "我的开单 What I have prepared, newest first",
            description = "state: PREPARED, OPENED, DECLINED (the shopper says no), ORDERED or EXPIRED.")
    @GetMapping("/assists")
    Mono<Page<PreparedAssist>> list(SignedInGuide me, PageRequest page) {
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                assistSale.ofGuide(me.guideId(), before, page.fetch()),
                page,
                basket -> PreparedAssist.from(basket, clock.instant()),
                basket -> Cursor.of(basket.id())));
    }

    @Operation(summary = "收银指定导购 Name me at the till on an unpaid order; afterwards it is refused and looked into")
    @PostMapping("/orders/{orderId}/designation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> designate(SignedInGuide me, @PathVariable long orderId, @RequestBody Nothing body) {
        return offload.call(() -> {
            assistSale.designate(me.guideId(), me.storeId(), orderId);
            return null;
        });
    }

    record Nothing() {}

    record PreparedAssist(
            String id,
            Basket.State state,
            String orderId,
            List<PreparedItem> items,
            Instant createdAt,
            Instant expiresAt) {

        static PreparedAssist from(Basket basket, Instant now) {
            return new PreparedAssist(
                    Long.toString(basket.id()),
                    basket.stateAt(now),
                    basket.orderId().map(id -> Long.toString(id)).orElse(null),
                    basket.items().stream()
                            .map(item ->
                                    new PreparedItem(Long.toString(item.skuId()), item.quantity(), item.priceFen()))
                            .toList(),
                    basket.createdAt(),
                    basket.expiresAt());
        }
    }

    /** {@code priceFen}: what one cost when it was prepared. */
    record PreparedItem(String skuId, int quantity, long priceFen) {}

    record NewAssist(@NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Item> items) {

        record Item(@NotNull Id skuId, @NotNull @Min(1) @Max(999) Integer quantity) {}

        List<Basket.Item> basket() {
            return items.stream()
                    .map(item -> new Basket.Item(item.skuId().value(), item.quantity()))
                    .toList();
        }
    }

    /** @param miniProgramPath where the shopper opens it */
    record AssistView(String id, String miniProgramPath, Instant expiresAt) {

        static AssistView from(Basket basket, String token) {
            return new AssistView(
                    Long.toString(basket.id()),
                    "pages/assist/index?id=" + basket.id() + "&s=" + token,
                    basket.expiresAt());
        }
    }
}
