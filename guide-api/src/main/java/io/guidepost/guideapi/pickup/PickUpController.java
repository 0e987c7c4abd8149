package io.guidepost.guideapi.pickup;

import io.guidepost.domain.pickup.FetchOrder;
import io.guidepost.domain.pickup.PickUp;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A store hands out what shoppers fetch there. */
@RestController
@RequestMapping("/api/guide/v1/pick-ups")
@Tag(name = "到店自提 Pick-up")
class PickUpController {

    private final FetchOrder fetchOrder;
    private final Offload offload;

    PickUpController(FetchOrder fetchOrder, Offload offload) {
        this.fetchOrder = fetchOrder;
        this.offload = offload;
    }

    @Operation(summary = "本店自提单 What is fetched in my store, newest order first, by state; without codes")
    @GetMapping
    Mono<Page<StorePickUp>> list(SignedInGuide me, @RequestParam Optional<PickUp.State> state, PageRequest page) {
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                fetchOrder.ofStore(me.storeId(), state, before, page.fetch()),
                page,
                StorePickUp::from,
                found -> Cursor.of(found.orderId())));
    }

    @Operation(summary = "备货完成 The goods of a paid order are here; the shopper gets a code")
    @PostMapping("/{orderId}/readiness")
    Mono<StorePickUp> ready(SignedInGuide me, @PathVariable long orderId, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> StorePickUp.from(fetchOrder.ready(me.guideId(), me.storeId(), orderId)));
    }

    @Operation(
            summary = "核销自提 Hand the goods out against the code",
            description =
                    "The order is then RECEIVED. 422 pickup_code_wrong, pickup_code_expired; after five wrong tries 429"
                            + " pickup_code_burned until the shopper renews the code.")
    @PostMapping("/{orderId}/handover")
    Mono<StorePickUp> handOut(SignedInGuide me, @PathVariable long orderId, @Valid @RequestBody PickUpCode body) {
        return offload.call(
                () -> StorePickUp.from(fetchOrder.handOut(me.guideId(), me.storeId(), orderId, body.code())));
    }

    record Nothing() {}

    record PickUpCode(@NotNull @Pattern(regexp = "[0-9]{8}") String code) {}

    record StorePickUp(
            String orderId,
            PickUp.State state,
            Instant chosenAt,
            Instant readyAt,
            Instant validUntil,
            Instant handedOutAt) {

        static StorePickUp from(PickUp found) {
            return new StorePickUp(
                    Long.toString(found.orderId()),
                    found.state(),
                    found.chosenAt(),
                    found.readyAt().orElse(null),
                    found.validUntil().orElse(null),
                    found.handedAt().orElse(null));
        }
    }
}
