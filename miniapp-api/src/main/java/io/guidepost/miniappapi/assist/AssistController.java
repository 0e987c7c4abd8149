package io.guidepost.miniappapi.assist;

import io.guidepost.domain.assist.AssistSale;
import io.guidepost.domain.assist.Basket;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A shopper opens what a guide has prepared. */
@RestController
class AssistController {

    private final AssistSale assistSale;
    private final Offload offload;
    private final Clock clock;

    AssistController(AssistSale assistSale, Offload offload, Clock clock) {
        this.assistSale = assistSale;
        this.offload = offload;
        this.clock = clock;
    }

    @Operation(summary = "打开导购的开单 Open a prepared basket: who opens it first can order it with assistId")
    @PostMapping("/api/shop/v1/assists/{id}/opening")
    Mono<AssistView> open(SignedInShopper me, @PathVariable long id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> view(assistSale.open(me.memberId(), id)));
    }

    @Operation(summary = "拒绝导购的开单 Say no to a prepared basket that I have opened, which ends it")
    @PostMapping("/api/shop/v1/assists/{id}/refusal")
    Mono<AssistView> decline(SignedInShopper me, @PathVariable long id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> view(assistSale.decline(me.memberId(), id)));
    }

    private AssistView view(Basket basket) {
        return AssistView.from(basket, basket.stateAt(clock.instant()), assistSale.pricesToday(basket));
    }

    record Nothing() {}

    record AssistView(String id, Basket.State state, List<Item> items, boolean isPriceChanged, Instant expiresAt) {

        /** {@code priceFen} as it was prepared, {@code priceNowFen} today; null where it is not for sale any more. */
        record Item(String skuId, int quantity, long priceFen, Long priceNowFen) {}

        static AssistView from(Basket basket, Basket.State state, Map<Long, Long> prices) {
            return new AssistView(
                    Long.toString(basket.id()),
                    state,
                    basket.items().stream()
                            .map(item -> new Item(
                                    Long.toString(item.skuId()),
                                    item.quantity(),
                                    item.priceFen(),
                                    prices.get(item.skuId())))
                            .toList(),
                    basket.items().stream()
                            .anyMatch(item -> item.priceFen() > 0
                                    && !Long.valueOf(item.priceFen()).equals(prices.get(item.skuId()))),
                    basket.expiresAt());
        }
    }
}
