package io.guidepost.miniappapi.delivery;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.ParcelState;
import io.guidepost.domain.order.Shipment;
import io.guidepost.domain.order.Shipments;
import io.guidepost.domain.tracking.ParcelEvent;
import io.guidepost.domain.tracking.ParcelEvents;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What has left of a shopper's order, and where it is. */
@RestController
@Tag(name = "物流 Parcels")
class ParcelController {

    private final Orders orders;
    private final Shipments shipments;
    private final ParcelEvents events;
    private final Offload offload;

    ParcelController(Orders orders, Shipments shipments, ParcelEvents events, Offload offload) {
        this.orders = orders;
        this.shipments = shipments;
        this.events = events;
        this.offload = offload;
    }

    @Operation(
            summary = "我的包裹 The parcels of my order",
            description =
                    "With what is in each, in the order in which they were sent, and what carriers said, newest first."
                            + " An order whose goods leave one after the other is SHIPPED from the first parcel on and can be"
                            + " received once all have left.")
    @GetMapping("/api/shop/v1/orders/{orderId}/shipments")
    Mono<Page<ParcelView>> list(SignedInShopper me, @PathVariable long orderId) {
        return offload.call(() -> {
            orders.findOf(me.memberId(), orderId).orElseThrow(() -> Refusal.notFound("订单", "order"));
            var parcels = shipments.of(orderId);
            var words = events.of(parcels.stream().map(Shipment::id).toList());
            return new Page<>(
                    parcels.stream()
                            .map(parcel -> ParcelView.from(parcel, words.getOrDefault(parcel.id(), List.of())))
                            .toList(),
                    null);
        });
    }

    /** {@code lines} is empty for a further piece of an earlier parcel. */
    record ParcelView(
            String id,
            String carrier,
            String trackingNo,
            Instant shippedAt,
            ParcelState state,
            Instant stateAt,
            List<ParcelLine> lines,
            List<ParcelWord> events) {

        static ParcelView from(Shipment parcel, List<ParcelEvent> words) {
            return new ParcelView(
                    Long.toString(parcel.id()),
                    parcel.carrier(),
                    parcel.trackingNo(),
                    parcel.shippedAt(),
                    parcel.state(),
                    parcel.stateAt(),
                    parcel.units().stream()
                            .map(units -> new ParcelLine(Long.toString(units.lineId()), units.quantity()))
                            .toList(),
                    words.stream()
                            .map(word -> new ParcelWord(word.occurredAt(), word.state(), word.place(), word.text()))
                            .toList());
        }
    }

    record ParcelLine(String orderLineId, int quantity) {}

    record ParcelWord(Instant occurredAt, ParcelState state, String place, String text) {}
}
