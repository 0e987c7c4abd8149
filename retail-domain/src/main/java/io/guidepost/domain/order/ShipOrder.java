package io.guidepost.domain.order;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Headquarters notes a parcel that left. The first one makes the order SHIPPED; more may follow. */
@Service
public class ShipOrder {

    private static final int MAX_PARCELS = 100;

    private final Orders orders;
    private final Shipments shipments;
    private final Ids ids;
    private final TransactionRetry transaction;
    private final Clock clock;

    ShipOrder(Orders orders, Shipments shipments, Ids ids, TransactionRetry transaction, Clock clock) {
        this.orders = orders;
        this.shipments = shipments;
        this.ids = ids;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param adminId who sends
     * @param regionId the only region whose orders the sender may see; empty: all of them
     */
    public record Parcel(long adminId, Optional<Long> regionId, long orderId, String carrier, String trackingNo) {}

    /** The same parcel noted twice is one parcel. */
    public Shipment ship(Parcel parcel) {
        return transaction.call(() -> {
            var order = orders.lock(parcel.orderId())
                    .filter(found -> isVisible(found, parcel.regionId()))
                    .orElseThrow(() -> Refusal.notFound("订单", "order"));
            var sent = shipments.of(order.id());
            return sent.stream()
                    .filter(shipment -> shipment.carrier().equals(parcel.carrier())
                            && shipment.trackingNo().equals(parcel.trackingNo()))
                    .findFirst()
                    .orElseGet(() -> send(order, parcel, sent.size()));
        });
    }

    private boolean isVisible(Order order, Optional<Long> regionId) {
        return regionId.isEmpty() || shipments.isCreditedTo(regionId.get(), order.id());
    }

    private Shipment send(Order order, Parcel parcel, int sentBefore) {
        if (order.status() != OrderStatus.PAID && order.status() != OrderStatus.SHIPPED) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "order_not_shippable",
                    new Words("订单当前状态不能发货", "An order in this state cannot be shipped"),
                    Map.of("orderStatus", order.status().name()));
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
        var now = clock.instant();
        if (order.status() == OrderStatus.PAID && !orders.markShipped(order.id(), order.version(), now)) {
            throw new IllegalStateException("Order %d changed while it was locked".formatted(order.id()));
        }
        var shipment =
                new Shipment(ids.next(), order.id(), parcel.carrier(), parcel.trackingNo(), parcel.adminId(), now);
        shipments.insert(shipment);
        return shipment;
    }
}
