package io.guidepost.domain.order;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toSet;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.Shipment.Units;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.stock.Stock;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/**
 * Headquarters notes a parcel that left. The first one makes the order SHIPPED; more may follow, each with its units. An
 * order can be received once nothing of it is left to send.
 */
@Service
public class ShipOrder {

    /** The carrier of what is handed out in a store; the number is then the store's. */
    public static final String PICK_UP = "PICKUP";

    private static final int MAX_PARCELS = 100;

    private final Orders orders;
    private final Shipments shipments;
    private final Stock stock;
    private final Outbox outbox;
    private final Ids ids;
    private final TransactionRetry transaction;
    private final Clock clock;

    ShipOrder(
            Orders orders,
            Shipments shipments,
            Stock stock,
            Outbox outbox,
            Ids ids,
            TransactionRetry transaction,
            Clock clock) {
        this.orders = orders;
        this.shipments = shipments;
        this.stock = stock;
        this.outbox = outbox;
        this.ids = ids;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param adminId who sends
     * @param sight whose orders may be seen
     * @param units what is in it; empty: everything that is left to send, or a further piece when all of it has left
     * @param fromPlaceId the place that sends, 0 for the warehouse; empty: wherever the order's goods are held
     */
    public record Parcel(
            long adminId,
            Sight sight,
            long orderId,
            String carrier,
            String trackingNo,
            List<Units> units,
            Optional<Long> fromPlaceId) {

        public Parcel {
            units = List.copyOf(units);
        }

        public Parcel(long adminId, Sight sight, long orderId, String carrier, String trackingNo, List<Units> units) {
            this(adminId, sight, orderId, carrier, trackingNo, units, Optional.empty());
        }

        /** With everything that is left to send. */
        public Parcel(long adminId, Sight sight, long orderId, String carrier, String trackingNo) {
            this(adminId, sight, orderId, carrier, trackingNo, List.of());
        }
    }

    /**
     * A number put right.
     *
     * @param version of the parcel as its sender saw it
     */
    public record Correction(
            long adminId,
            Sight sight,
            long orderId,
            long shipmentId,
            String carrier,
            String trackingNo,
            String reason,
            int version) {}

    /** The same parcel noted twice is one parcel. */
    public Shipment ship(Parcel parcel) {
        return transaction.call(() -> {
            var order = visible(parcel.orderId(), parcel.sight());
            var sent = shipments.of(order.id());
            return sent.stream()
                    .filter(shipment -> shipment.isNumbered(parcel.carrier(), parcel.trackingNo()))
                    .findFirst()
                    .orElseGet(() -> send(order, parcel, sent.size()));
        });
    }

    /** Puts a wrong carrier or number right; what was noted first stays in the books. */
    public Shipment correct(Correction correction) {
        return transaction.call(() -> {
            var order = visible(correction.orderId(), correction.sight());
            var all = shipments.of(order.id());
            var former = all.stream()
                    .filter(shipment -> shipment.id() == correction.shipmentId())
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound("包裹", "parcel"));
            if (former.isNumbered(correction.carrier(), correction.trackingNo())) {
                return former;
            }
            requireCorrectable(order, former, all, correction);
            var change = new ParcelChange(
                    ids.next(),
                    former.id(),
                    former.carrier(),
                    former.trackingNo(),
                    correction.carrier(),
                    correction.trackingNo(),
                    correction.reason(),
                    correction.adminId(),
                    clock.instant());
            if (!shipments.correct(change, former.version())) {
                throw new IllegalStateException("Parcel %d changed while its order was locked".formatted(former.id()));
            }
            new ParcelSent(order.id()).addTo(outbox, former.id() + ":" + (former.version() + 1));
            return shipments.find(former.id()).orElseThrow();
        });
    }

    private static void requireCorrectable(Order order, Shipment former, List<Shipment> all, Correction correction) {
        if (former.version() != correction.version()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "version_conflict",
                    new Words("包裹信息已被他人修改，请刷新后重试", "The parcel was changed by somebody else; look again"));
        }
        if (order.status() != OrderStatus.SHIPPED || former.state().isOver()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "parcel_has_arrived",
                    new Words("包裹已签收，不能再修改运单号", "The parcel has arrived; its number stays"));
        }
        if (all.stream().anyMatch(other -> other.isNumbered(correction.carrier(), correction.trackingNo()))) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "tracking_no_taken",
                    new Words("该订单已有相同运单号的包裹", "Another parcel of this order has this number"));
        }
    }

    private Order visible(long orderId, Sight sight) {
        return orders.lock(orderId)
                .filter(found -> shipments.isCreditedWithin(sight, found.id()))
                .orElseThrow(() -> Refusal.notFound("订单", "order"));
    }

    private Shipment send(Order order, Parcel parcel, int sentBefore) {
        if (order.status() != OrderStatus.PAID && order.status() != OrderStatus.SHIPPED) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "order_not_shippable",
                    new Words("订单当前状态不能发货", "An order in this state cannot be shipped"),
                    Map.of("orderStatus", order.status().name()));
        }
        if (shipments.isPickUp(order.id()) != parcel.carrier().equals(PICK_UP)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "order_is_fetched",
                    new Words(
                            "自提订单由门店凭码交付，不能发货",
                            "The shopper fetches this order in a store, or does not: it is not sent so"));
        }
        if (shipments.unitsLeft(order.id()) == 0) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "nothing_to_ship",
                    new Words("订单已全部退款，无需发货", "Everything of this order has been refunded"));
        }
        if (sentBefore >= MAX_PARCELS) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "too_many_parcels",
                    new Words("该订单的包裹数已达上限", "This order has too many parcels already"));
        }
        parcel.fromPlaceId().ifPresent(place -> takeFrom(place, order, sentBefore));
        var now = clock.instant();
        var units = unitsIn(order, parcel);
        var shipment = new Shipment(
                ids.next(),
                order.id(),
                parcel.carrier(),
                parcel.trackingNo(),
                parcel.adminId(),
                now,
                ParcelState.SENT,
                now,
                units,
                0);
        shipments.insert(shipment);
        // The time after which it counts as received runs from the last parcel.
        boolean isMoved = order.status() == OrderStatus.PAID
                ? orders.markShipped(order.id(), order.version(), now)
                : units.isEmpty() || orders.markShippedAgain(order.id(), order.version(), now);
        if (!isMoved) {
            throw new IllegalStateException("Order %d changed while it was locked".formatted(order.id()));
        }
        shipments.notePartSent(order.id());
        new ParcelSent(order.id()).addTo(outbox, shipment.id() + ":0");
        return shipment;
    }

    /** Whoever sends the first parcel has the goods; all of the order leaves his shelf. */
    private void takeFrom(long placeId, Order order, int sentBefore) {
        boolean isThere = stock.heldBy(order.id()).stream().allMatch(hold -> hold.placeId() == placeId);
        boolean isWhole =
                sentBefore == 0 && orders.linesOf(order.id()).stream().allMatch(line -> line.refundedQuantity() == 0);
        if (!isThere && !(isWhole && stock.takeElsewhere(order.id(), placeId))) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "place_cannot_send",
                    new Words(
                            "该发货点库存不足，或订单已从别处发货、部分退款，不能改由此处发货",
                            "This place has too little, or part of the order was sent from elsewhere or given back"),
                    Map.of("placeId", Long.toString(placeId)));
        }
    }

    /** What goes into this parcel: all that is left, or what was named of it. */
    private List<Units> unitsIn(Order order, Parcel parcel) {
        var unsent = new TreeMap<>(shipments.unsentOf(order.id()));
        if (parcel.units().isEmpty()) {
            return unsent.entrySet().stream()
                    .map(left -> new Units(left.getKey(), left.getValue()))
                    .toList();
        }
        var known = orders.linesOf(order.id()).stream().map(OrderLine::id).collect(toSet());
        var wanted =
                parcel.units().stream().collect(groupingBy(Units::lineId, TreeMap::new, summingInt(Units::quantity)));
        wanted.forEach((lineId, quantity) -> {
            if (!known.contains(lineId)) {
                throw Refusal.notFound("订单行", "order line");
            }
            int left = unsent.getOrDefault(lineId, 0);
            if (quantity > left) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "ship_quantity_exceeded",
                        new Words("最多还能发 %d 件".formatted(left), "At most %d units are left to send".formatted(left)),
                        Map.of("orderLineId", Long.toString(lineId), "left", left));
            }
        });
        return wanted.entrySet().stream()
                .map(line -> new Units(line.getKey(), line.getValue()))
                .toList();
    }
}
