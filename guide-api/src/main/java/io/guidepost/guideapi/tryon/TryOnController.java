package io.guidepost.guideapi.tryon;

import io.guidepost.core.words.Words;
import io.guidepost.domain.assist.Basket;
import io.guidepost.domain.customercard.CustomerKey;
import io.guidepost.domain.sharing.CreateShareLink;
import io.guidepost.domain.tryon.LogTryOn;
import io.guidepost.domain.tryon.LogTryOn.Wanted;
import io.guidepost.domain.tryon.TryOn;
import io.guidepost.domain.tryon.TryOns.Listed;
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
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The log of what was tried on in the store (SIDE-6). */
@RestController
@RequestMapping("/api/guide/v1")
@Tag(name = "现场服务 In the store")
class TryOnController {

    private final LogTryOn logTryOn;
    private final CreateShareLink createShareLink;
    private final OnceOnly once;
    private final Offload offload;

    TryOnController(LogTryOn logTryOn, CreateShareLink createShareLink, OnceOnly once, Offload offload) {
        this.logTryOn = logTryOn;
        this.createShareLink = createShareLink;
        this.once = once;
        this.offload = offload;
    }

    @PostMapping("/try-ons")
    @Operation(
            summary = "记录试穿 Write down what was tried on",
            description =
                    "customer: the external userid or the member's id of a customer whom I serve; absent for somebody"
                            + " without a name. triedAt within the last 48 hours, now where absent; 422 tried_at_out_of_range.")
    Mono<OnceAnswer<NewTryOnView>> log(SignedInGuide me, IdempotencyKey key, @Valid @RequestBody NewTryOn body) {
        return offload.call(() -> once.inTransaction(
                me,
                key,
                body,
                HttpStatus.CREATED,
                () -> NewTryOnView.of(logTryOn.log(body.by(me))),
                logged -> "/api/guide/v1/try-ons/" + logged.id()));
    }

    @GetMapping("/try-ons")
    @Operation(
            summary = "试穿记录 What was tried on, newest first",
            description = "Of a customer whom I serve, by whichever guide; without customer what I have written down.")
    Mono<Page<TryOnView>> list(
            SignedInGuide me, @RequestParam Optional<String> customer, PageRequest page, Locale locale) {
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                logTryOn.page(me.guideId(), customer.map(CustomerKey::of), before, page.fetch()),
                page,
                listed -> TryOnView.of(listed, locale),
                listed -> Cursor.of(listed.tryOn().id())));
    }

    @PostMapping("/try-on-baskets")
    @Operation(
            summary = "试穿转开单 Prepare a basket of what was tried on, one piece of each",
            description =
                    "It counts once the customer has opened it, ordered and paid. Only of what I have written down;"
                            + " 409 tryon_in_basket for what lies in a basket already.")
    Mono<OnceAnswer<TryOnBasket>> prepare(
            SignedInGuide me, IdempotencyKey key, @Valid @RequestBody NewTryOnBasket body) {
        return offload.call(() -> once.inTransaction(
                me,
                key,
                body,
                HttpStatus.CREATED,
                () -> TryOnBasket.of(
                        logTryOn.prepare(me.guideId(), me.storeId(), Id.values(body.tryOnIds())),
                        createShareLink.forPage(me.guideId(), me.storeId()).token()),
                basket -> "/api/guide/v1/assists/" + basket.id()));
    }

    /** {@code size}: what was really put on, where the SKU says something else. */
    record NewTryOn(
            @Size(min = 1, max = 64) String customer,
            @NotNull Id skuId,
            @Size(max = 32) String size,
            @NotNull TryOn.Outcome outcome,
            @Size(max = 200) String note,
            Instant triedAt) {

        Wanted by(SignedInGuide me) {
            return new Wanted(
                    me.guideId(),
                    me.storeId(),
                    Optional.ofNullable(customer).map(CustomerKey::of),
                    skuId.value(),
                    size == null ? "" : size.strip(),
                    outcome,
                    note == null ? "" : note.strip(),
                    Optional.ofNullable(triedAt));
        }
    }

    record NewTryOnView(Id id, Instant triedAt) {

        static NewTryOnView of(TryOn tryOn) {
            return new NewTryOnView(new Id(tryOn.id()), tryOn.triedAt());
        }
    }

    /** {@code priceFen}: the general price today. */
    record TryOnView(
            Id id,
            Id skuId,
            String product,
            String spec,
            String size,
            TryOn.Outcome outcome,
            String note,
            long priceFen,
            Instant triedAt,
            Id basketId) {

        static TryOnView of(Listed listed, Locale locale) {
            var tryOn = listed.tryOn();
            var name = listed.productEn().isBlank() ? listed.product() : listed.productEn();
            return new TryOnView(
                    new Id(tryOn.id()),
                    new Id(tryOn.skuId()),
                    new Words(listed.product(), name).in(locale),
                    listed.spec(),
                    tryOn.size().isEmpty() ? null : tryOn.size(),
                    tryOn.outcome(),
                    tryOn.note().isEmpty() ? null : tryOn.note(),
                    listed.priceFen(),
                    tryOn.triedAt(),
                    tryOn.basketId().map(Id::new).orElse(null));
        }
    }

    record NewTryOnBasket(@NotNull @Size(min = 1, max = 50) List<@NotNull Id> tryOnIds) {}

    /** @param miniProgramPath where the customer opens it */
    record TryOnBasket(Id id, String miniProgramPath, Instant expiresAt) {

        static TryOnBasket of(Basket basket, String token) {
            return new TryOnBasket(
                    new Id(basket.id()), "pages/assist/index?id=" + basket.id() + "&s=" + token, basket.expiresAt());
        }
    }
}
