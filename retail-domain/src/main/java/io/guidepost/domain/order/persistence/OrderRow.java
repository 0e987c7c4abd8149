package io.guidepost.domain.order.persistence;

import io.guidepost.core.incentive.PayMethod;
import io.guidepost.domain.order.CloseReason;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderStatus;
import java.time.Instant;
import java.util.Optional;

record OrderRow(
        long id,
        long memberId,
        OrderStatus status,
        long listFen,
        long discountFen,
        long freightFen,
        long payableFen,
        Instant placedAt,
        Instant expiresAt,
        Instant paidAt,
        Instant shippedAt,
        Instant receivedAt,
        Instant windowEndsAt,
        Instant closedAt,
        String closeReason,
        PayMethod payMethod,
        int version) {

    Order toOrder() {
        return new Order(
                id,
                memberId,
                status,
                listFen,
                discountFen,
                freightFen,
                payableFen,
                placedAt,
                expiresAt,
                Optional.ofNullable(paidAt),
                Optional.ofNullable(shippedAt),
                Optional.ofNullable(receivedAt),
                Optional.ofNullable(windowEndsAt),
                Optional.ofNullable(closedAt),
                Optional.ofNullable(closeReason).map(CloseReason::valueOf),
                payMethod,
                version);
    }
}
