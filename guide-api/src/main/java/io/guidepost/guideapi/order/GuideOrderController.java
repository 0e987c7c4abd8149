package io.guidepost.guideapi.order;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.report.HqOrders;
import io.guidepost.domain.report.HqOrders.Filter;
import io.guidepost.domain.report.HqOrders.OrderRow;
import io.guidepost.domain.sight.Sight;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Orders that are credited to a guide, or to the store that he manages; of the shopper they tell nothing. */
@RestController
class GuideOrderController {

    private static final String MANAGER = "MANAGER";

    private final HqOrders orders;
    private final Offload offload;

    GuideOrderController(HqOrders orders, Offload offload) {
        this.orders = orders;
        this.offload = offload;
    }

    /** Whose orders. */
    enum Whose {
        MINE,
        STORE
    }

    @Operation(
            summary = "我的订单/门店订单 Orders credited to me, newest first; a store's manager may ask for the store's",
            description =
                    "whose MINE (default) or STORE; 403 role_missing where somebody else than the manager asks for the"
                            + " store's.")
    @GetMapping("/api/guide/v1/orders")
    Mono<Page<CreditedOrder>> list(
            SignedInGuide me,
            @RequestParam(defaultValue = "MINE") Whose whose,
            @RequestParam Optional<OrderStatus> status,
            PageRequest page) {
        if (whose == Whose.STORE && !me.role().equals(MANAGER)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "role_missing", new Words("仅店长可查看", "Only a store's manager may do this"));
        }
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        var filter = new Filter(
                Sight.ALL,
                whose == Whose.STORE ? Optional.of(me.storeId()) : Optional.empty(),
                whose == Whose.MINE ? Optional.of(me.guideId()) : Optional.empty(),
                status,
                Optional.empty(),
                Optional.empty());
        return offload.call(() -> Page.of(
                orders.page(filter, before, page.fetch()), page, CreditedOrder::from, row -> Cursor.of(row.id())));
    }

    record CreditedOrder(
            String id,
            OrderStatus status,
            long payableFen,
            long refundedFen,
            String basis,
            String guideName,
            Instant placedAt,
            Instant paidAt,
            Instant shippedAt,
            Instant receivedAt) {

        static CreditedOrder from(OrderRow row) {
            return new CreditedOrder(
                    Long.toString(row.id()),
                    row.status(),
                    row.payableFen(),
                    row.refundedFen(),
                    row.basis(),
                    row.guideName(),
                    row.placedAt(),
                    row.paidAt(),
                    row.shippedAt(),
                    row.receivedAt());
        }
    }
}
