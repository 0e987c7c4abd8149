package io.guidepost.miniappapi.assist;

import io.guidepost.domain.assist.AssistSale;
import io.guidepost.domain.assist.Basket;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
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

    AssistController(AssistSale assistSale, Offload offload) {
        this.assistSale = assistSale;
        this.offload = offload;
    }

    @Operation(summary = "打开导购的开单 Open a prepared basket: who opens it first can order it with assistId")
    @PostMapping("/api/shop/v1/assists/{id}/opening")
    Mono<AssistView> open(SignedInShopper me, @PathVariable long id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> assistSale.open(me.memberId(), id)).map(AssistView::from);
    }

    record Nothing() {}

    record AssistView(String id, List<Item> items, Instant expiresAt) {

        record Item(String skuId, int quantity) {}

        static AssistView from(Basket basket) {
            return new AssistView(
                    Long.toString(basket.id()),
                    basket.items().stream()
                            .map(item -> new Item(Long.toString(item.skuId()), item.quantity()))
                            .toList(),
                    basket.expiresAt());
        }
    }
}
