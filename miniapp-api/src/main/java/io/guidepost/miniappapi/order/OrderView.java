package io.guidepost.miniappapi.order;

import io.guidepost.domain.order.DeliveryAddress;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.PlacedOrder;
import java.time.Instant;
import java.util.List;

/** An order as its shopper sees it. */
record OrderView(
        String id,
        String status,
        long listFen,
        long discountFen,
        long freightFen,
        long payableFen,
        long refundedFen,
        List<Line> lines,
        Address address,
        Instant placedAt,
        Instant expiresAt,
        Instant paidAt,
        Instant shippedAt,
        Instant receivedAt,
        Instant returnableUntil,
        Instant closedAt) {

    /** Amounts are for all units of the line together, but for {@code unitPriceFen}. */
    record Line(
            String id,
            String skuId,
            String productId,
            String title,
            String spec,
            long unitPriceFen,
            int quantity,
            long paidFen,
            int refundedQuantity,
            long refundedFen) {

        static Line from(OrderLine line) {
            return new Line(
                    Long.toString(line.id()),
                    Long.toString(line.skuId()),
                    Long.toString(line.productId()),
                    line.title(),
                    line.spec(),
                    line.unitPriceFen(),
                    line.quantity(),
                    line.paidFen(),
                    line.refundedQuantity(),
                    line.refundedFen());
        }
    }

    /** Masked: enough to recognise one's own. */
    record Address(String name, String phone, String region, String detail) {}

    static OrderView placed(PlacedOrder placed, DeliveryAddress address) {
        return from(placed.order(), placed.lines(), address);
    }

    static OrderView from(Order order, List<OrderLine> lines, DeliveryAddress address) {
        var masked = address.masked();
        return new OrderView(
                Long.toString(order.id()),
                statusOf(order.status()),
                order.listFen(),
                order.discountFen(),
                order.freightFen(),
                order.payableFen(),
                lines.stream().mapToLong(OrderLine::refundedFen).sum(),
                lines.stream().map(Line::from).toList(),
                new Address(masked.name(), masked.phone(), masked.region(), masked.detail()),
                order.placedAt(),
                order.expiresAt(),
                order.paidAt().orElse(null),
                order.shippedAt().orElse(null),
                order.receivedAt().orElse(null),
                order.windowEndsAt().orElse(null),
                order.closedAt().orElse(null));
    }

    /** That WeChat is being asked to close the payment is our affair; to the shopper the order is not paid yet. */
    private static String statusOf(OrderStatus status) {
        return (status == OrderStatus.CLOSING ? OrderStatus.PENDING_PAYMENT : status).name();
    }
}
