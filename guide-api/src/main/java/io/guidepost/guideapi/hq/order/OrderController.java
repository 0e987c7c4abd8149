package io.guidepost.guideapi.hq.order;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.ParcelState;
import io.guidepost.domain.order.ShipOrder;
import io.guidepost.domain.order.Shipment;
import io.guidepost.domain.order.Shipments;
import io.guidepost.domain.privacy.BlindIndexes;
import io.guidepost.domain.refund.Refunds;
import io.guidepost.domain.report.HqOrders;
import io.guidepost.domain.report.HqOrders.OrderRow;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Orders as headquarters sees and sends them; a region manager sees those credited to stores of the region. */
@RestController
@RequestMapping("/api/admin/v1/orders")
class OrderController {

    private final HqOrders hqOrders;
    private final Orders orders;
    private final Shipments shipments;
    private final Refunds refunds;
    private final ShipOrder shipOrder;
    private final BlindIndexes indexes;
    private final Offload offload;

    OrderController(
            HqOrders hqOrders,
            Orders orders,
            Shipments shipments,
            Refunds refunds,
            ShipOrder shipOrder,
            BlindIndexes indexes,
            Offload offload) {
        this.hqOrders = hqOrders;
        this.orders = orders;
        this.shipments = shipments;
        this.refunds = refunds;
        this.shipOrder = shipOrder;
        this.indexes = indexes;
        this.offload = offload;
    }

    @Operation(
            summary = "订单列表 Orders, newest first",
            description =
                    "By state, credited store or guide, the receiver's phone (compared by its digest) and the number of a"
                            + " parcel. A region manager gets those of the region.")
    @GetMapping
    Mono<Page<OrderView>> list(
            SignedInAdmin admin,
            @RequestParam Optional<OrderStatus> status,
            @RequestParam Optional<Long> storeId,
            @RequestParam Optional<Long> guideId,
            @RequestParam Optional<String> phone,
            @RequestParam Optional<String> trackingNo,
            PageRequest page) {
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        var filter = new HqOrders.Filter(
                admin.sight(), storeId, guideId, status, phone.map(indexes::ofPhone), trackingNo.map(String::strip));
        return offload.call(() -> Page.of(
                hqOrders.page(filter, before, page.fetch()), page, OrderView::from, row -> Cursor.of(row.id())));
    }

    @Operation(summary = "订单详情 An order with its lines and what was given back; the address masked")
    @GetMapping("/{id}")
    Mono<OrderDetail> show(SignedInAdmin admin, @PathVariable long id) {
        return offload.call(() ->
                hqOrders.find(admin.sight(), id).map(this::detail).orElseThrow(() -> Refusal.notFound("订单", "order")));
    }

    private OrderDetail detail(OrderRow row) {
        return new OrderDetail(
                OrderView.from(row),
                orders.linesOf(row.id()).stream().map(LineView::from).toList(),
                shipments.of(row.id()).stream().map(ShipmentView::from).toList(),
                refunds.ofOrder(row.id()).stream().map(RefundView::from).toList());
    }

    @Operation(
            summary = "发货 Note a parcel that left",
            description =
                    "Without lines it carries everything that is left to send; with lines only these units, and the rest"
                            + " follows in further parcels. The same carrier and number again is the same parcel. Once all has"
                            + " left, a parcel without lines is a further piece. 422 ship_quantity_exceeded, 409 nothing_to_ship,"
                            + " order_not_shippable. fromPlaceId (0: the warehouse) says who sends: his shelf is the one the goods leave; 422"
                            + " place_cannot_send where it has too few.")
    @PostMapping("/{id}/shipments")
    Mono<ResponseEntity<ShipmentView>> ship(
            SignedInAdmin admin, @PathVariable long id, @Valid @RequestBody NewShipment body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.REGION_MANAGER);
        return offload.call(() -> shipOrder.ship(body.of(admin, id)))
                .map(ShipmentView::from)
                .map(view -> ResponseEntity.created(URI.create("/api/admin/v1/orders/" + id))
                        .body(view));
    }

    @Operation(
            summary = "更正运单号 Put a parcel's carrier or number right",
            description = "What was noted first is kept. WeChat is told anew. 409 version_conflict, parcel_has_arrived,"
                    + " tracking_no_taken.")
    @PutMapping("/{id}/shipments/{shipmentId}")
    Mono<ShipmentView> correct(
            SignedInAdmin admin,
            @PathVariable long id,
            @PathVariable long shipmentId,
            @Valid @RequestBody ParcelCorrection body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.REGION_MANAGER);
        return offload.call(() -> ShipmentView.from(shipOrder.correct(body.of(admin, id, shipmentId))));
    }

    /**
     * {@code lines}: what is in the parcel; absent: everything that is left to send. {@code fromPlaceId}: who sends, 0 for the
     * warehouse; absent: wherever the goods are held.
     */
    record NewShipment(
            @NotBlank @Size(max = 32) String carrier,
            @NotBlank @Size(max = 64) String trackingNo,
            @Size(min = 1, max = 100) List<@NotNull @Valid ShippedLine> lines,
            Id fromPlaceId) {

        ShipOrder.Parcel of(SignedInAdmin admin, long orderId) {
            var units = lines == null
                    ? List.<Shipment.Units>of()
                    : lines.stream()
                            .map(line -> new Shipment.Units(line.orderLineId().value(), line.quantity()))
                            .toList();
            return new ShipOrder.Parcel(
                    admin.adminId(),
                    admin.sight(),
                    orderId,
                    carrier.strip(),
                    trackingNo.strip(),
                    units,
                    Optional.ofNullable(fromPlaceId).map(Id::value));
        }
    }

    /** Units of one order line in a parcel. */
    record ShippedLine(@NotNull Id orderLineId, @NotNull @Min(1) @Max(999) Integer quantity) {

        static ShippedLine from(Shipment.Units units) {
            return new ShippedLine(new Id(units.lineId()), units.quantity());
        }
    }

    record ParcelCorrection(
            @NotBlank @Size(max = 32) String carrier,
            @NotBlank @Size(max = 64) String trackingNo,
            @NotBlank @Size(max = 200) String reason,
            @NotNull @Min(0) Integer version) {

        ShipOrder.Correction of(SignedInAdmin admin, long orderId, long shipmentId) {
            return new ShipOrder.Correction(
                    admin.adminId(),
                    admin.sight(),
                    orderId,
                    shipmentId,
                    carrier.strip(),
                    trackingNo.strip(),
                    reason.strip(),
                    version);
        }
    }

    /** {@code lines} is empty for a further piece of what an earlier parcel was noted for. */
    record ShipmentView(
            String id,
            String orderId,
            String carrier,
            String trackingNo,
            Instant shippedAt,
            ParcelState state,
            Instant stateAt,
            List<ShippedLine> lines,
            int version) {

        static ShipmentView from(Shipment shipment) {
            return new ShipmentView(
                    Long.toString(shipment.id()),
                    Long.toString(shipment.orderId()),
                    shipment.carrier(),
                    shipment.trackingNo(),
                    shipment.shippedAt(),
                    shipment.state(),
                    shipment.stateAt(),
                    shipment.units().stream().map(ShippedLine::from).toList(),
                    shipment.version());
        }
    }

    record Credited(String id, String name) {

        static Credited of(Long id, String name) {
            return id == null ? null : new Credited(id.toString(), name);
        }
    }

    /** {@code basis}, {@code guide} and {@code store} are those of the decision in force. */
    record OrderView(
            String id,
            String memberId,
            OrderStatus status,
            long payableFen,
            long refundedFen,
            String basis,
            Credited guide,
            Credited store,
            Instant placedAt,
            Instant expiresAt,
            Instant paidAt,
            Instant shippedAt,
            Instant receivedAt,
            Instant windowEndsAt,
            Instant closedAt,
            String closeReason) {

        static OrderView from(OrderRow row) {
            return new OrderView(
                    Long.toString(row.id()),
                    Long.toString(row.memberId()),
                    row.status(),
                    row.payableFen(),
                    row.refundedFen(),
                    row.basis(),
                    Credited.of(row.guideId(), row.guideName()),
                    Credited.of(row.storeId(), row.storeName()),
                    row.placedAt(),
                    row.expiresAt(),
                    row.paidAt(),
                    row.shippedAt(),
                    row.receivedAt(),
                    row.windowEndsAt(),
                    row.closedAt(),
                    row.closeReason());
        }
    }

    record OrderDetail(
            @JsonUnwrapped OrderView order,
            List<LineView> lines,
            List<ShipmentView> shipments,
            List<RefundView> refunds) {}

    record LineView(
            String id,
            String skuId,
            String title,
            String spec,
            int quantity,
            long unitPriceFen,
            long listFen,
            long activityFen,
            long couponFen,
            long pointsFen,
            long paidFen,
            int refundedQuantity,
            long refundedFen) {

        static LineView from(OrderLine line) {
            return new LineView(
                    Long.toString(line.id()),
                    Long.toString(line.skuId()),
                    line.title(),
                    line.spec(),
                    line.quantity(),
                    line.unitPriceFen(),
                    line.listFen(),
                    line.activityFen(),
                    line.couponFen(),
                    line.pointsFen(),
                    line.paidFen(),
                    line.refundedQuantity(),
                    line.refundedFen());
        }
    }
}
