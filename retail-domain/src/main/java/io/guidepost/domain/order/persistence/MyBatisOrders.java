package io.guidepost.domain.order.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.guidepost.domain.order.CloseReason;
import io.guidepost.domain.order.NewOrder;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.persistence.OrderMapper.SealedAddressRow;
import io.guidepost.domain.shopper.OneShopper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisOrders implements Orders {

    private final OrderMapper mapper;
    private final OneShopper shoppers;

    MyBatisOrders(OrderMapper mapper, OneShopper shoppers) {
        this.mapper = mapper;
        this.shoppers = shoppers;
    }

    @Override
    public void insert(Collection<NewOrder> placed) {
        mapper.insertHeaders(placed);
        mapper.insertLines(
                placed.stream().flatMap(order -> order.lines().stream()).toList());
    }

    @Override
    public Optional<Order> find(long orderId) {
        return Optional.ofNullable(mapper.byId(orderId)).map(OrderRow::toOrder);
    }

    @Override
    public Optional<Order> findOf(long memberId, long orderId) {
        return find(orderId).filter(order -> shoppers.isOf(order.memberId(), memberId));
    }

    @Override
    public Optional<Order> lock(long orderId) {
        return Optional.ofNullable(mapper.lock(orderId)).map(OrderRow::toOrder);
    }

    @Override
    public Optional<Order> lockOf(long memberId, long orderId) {
        return lock(orderId).filter(order -> shoppers.isOf(order.memberId(), memberId));
    }

    @Override
    public List<OrderLine> linesOf(long orderId) {
        return mapper.linesOf(orderId);
    }

    @Override
    public Map<Long, List<OrderLine>> linesOf(Collection<Long> orderIds) {
        if (orderIds.isEmpty()) {
            return Map.of();
        }
        return mapper.linesOfAll(orderIds).stream().collect(groupingBy(OrderLine::orderId));
    }

    @Override
    public List<Order> pageOf(long memberId, Set<OrderStatus> statuses, long beforeId, int limit) {
        var names = statuses.stream().map(OrderStatus::name).sorted().toList();
        return toOrders(mapper.pageOf(shoppers.recordsOf(memberId), names, beforeId, limit));
    }

    @Override
    public List<Order> overdue(Instant now, int limit) {
        return toOrders(mapper.overdue(now, limit));
    }

    @Override
    public List<Order> shippedBefore(Instant shippedBefore, Optional<Order> after, int limit) {
        return toOrders(mapper.shippedUntil(
                shippedBefore,
                after.flatMap(Order::shippedAt).orElse(Instant.EPOCH),
                after.map(Order::id).orElse(0L),
                limit));
    }

    private static List<Order> toOrders(List<OrderRow> rows) {
        return rows.stream().map(OrderRow::toOrder).toList();
    }

    @Override
    public boolean markClosing(long orderId, int version, CloseReason reason) {
        return mapper.markClosing(orderId, version, reason.name()) == 1;
    }

    @Override
    public boolean markPaid(long orderId, int version, Instant paidAt) {
        return mapper.markPaid(orderId, version, paidAt) == 1;
    }

    @Override
    public boolean markShipped(long orderId, int version, Instant shippedAt) {
        return mapper.markShipped(orderId, version, shippedAt) == 1;
    }

    @Override
    public boolean markShippedAgain(long orderId, int version, Instant shippedAt) {
        return mapper.markShippedAgain(orderId, version, shippedAt) == 1;
    }

    @Override
    public boolean markReceived(long orderId, int version, Instant receivedAt, Instant windowEndsAt) {
        return mapper.markReceived(orderId, version, receivedAt, windowEndsAt) == 1;
    }

    @Override
    public boolean markClosed(long orderId, int version, CloseReason reason, Instant closedAt) {
        return mapper.markClosed(orderId, version, reason.outcome(), reason.name(), closedAt) == 1;
    }

    @Override
    public boolean addRefunded(long lineId, int quantity, long fen) {
        if (quantity < 0 || fen < 0) {
            throw new IllegalArgumentException("Line %d: refund of %d units, %d fen".formatted(lineId, quantity, fen));
        }
        return mapper.addRefunded(lineId, quantity, fen) == 1;
    }

    @Override
    public byte[] sealedAddress(long orderId) {
        var sealed = sealedAddresses(List.of(orderId)).get(orderId);
        if (sealed == null) {
            throw new IllegalStateException("Order %d has no address, because it does not exist".formatted(orderId));
        }
        return sealed;
    }

    @Override
    public Map<Long, byte[]> sealedAddresses(Collection<Long> orderIds) {
        if (orderIds.isEmpty()) {
            return Map.of();
        }
        return mapper.sealedAddresses(orderIds).stream()
                .collect(toMap(SealedAddressRow::id, SealedAddressRow::addressSealed));
    }
}
