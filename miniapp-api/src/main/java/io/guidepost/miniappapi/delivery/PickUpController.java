package io.guidepost.miniappapi.delivery;

import io.guidepost.domain.pickup.FetchOrder;
import io.guidepost.domain.pickup.PickUp;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A shopper fetches an order in a store. */
@RestController
@RequestMapping("/api/shop/v1/orders/{orderId}/pick-up")
@Tag(name = "到店自提 Pick-up")
class PickUpController {

    private final FetchOrder fetchOrder;
    private final Offload offload;

    PickUpController(FetchOrder fetchOrder, Offload offload) {
        this.fetchOrder = fetchOrder;
        this.offload = offload;
    }

    @Operation(
            summary = "选择到店自提 Fetch the order in this store",
            description =
                    "Until the goods are ready another store may be chosen. 409 order_not_fetchable, pickup_is_ready.")
    @PutMapping
    Mono<PickUpView> choose(SignedInShopper me, @PathVariable long orderId, @Valid @RequestBody PickUpChoice body) {
        return offload.call(() -> PickUpView.from(
                fetchOrder.choose(me.memberId(), orderId, body.storeId().value())));
    }

    @Operation(summary = "取消自提 Have the order sent after all, until the goods are ready")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> forget(SignedInShopper me, @PathVariable long orderId) {
        return offload.call(() -> {
            fetchOrder.forget(me.memberId(), orderId);
            return null;
        });
    }

    @Operation(summary = "取货码 The code, once the goods are ready; show it in the store and to nobody else")
    @GetMapping
    Mono<PickUpView> show(SignedInShopper me, @PathVariable long orderId) {
        return offload.call(() -> PickUpView.from(fetchOrder.mineOf(me.memberId(), orderId)));
    }

    @Operation(summary = "刷新取货码 Another code in place of this one; 429 too_many_codes")
    @PostMapping("/code")
    Mono<PickUpView> renew(
            SignedInShopper me, @PathVariable long orderId, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> PickUpView.from(fetchOrder.renew(me.memberId(), orderId)));
    }

    record Nothing() {}

    record PickUpChoice(@NotNull Id storeId) {}

    /** {@code code}: eight digits, once it is READY. */
    record PickUpView(
            String orderId, String storeId, PickUp.State state, String code, Instant validUntil, Instant handedOutAt) {

        static PickUpView from(PickUp found) {
            return new PickUpView(
                    Long.toString(found.orderId()),
                    Long.toString(found.storeId()),
                    found.state(),
                    found.code().orElse(null),
                    found.validUntil().orElse(null),
                    found.handedAt().orElse(null));
        }
    }
}
