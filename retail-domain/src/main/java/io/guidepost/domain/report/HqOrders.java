package io.guidepost.domain.report;

import io.guidepost.domain.order.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders as headquarters looks at them, with whom they are credited to today. */
public interface HqOrders {

    /**
     * Newest first, older than {@code beforeId}; pass {@link Long#MAX_VALUE} for the first page.
     *
     * @param regionId only orders credited to stores of this region; empty: all of them
     */
    List<OrderRow> page(Optional<Long> regionId, Optional<OrderStatus> status, long beforeId, int limit);

    /** Empty also when the order is credited to another region. */
    Optional<OrderRow> find(Optional<Long> regionId, long orderId);

    /**
     * Amounts in fen; guide, store and region are null where the order is credited to none.
     *
     * @param refundedFen given back so far
     */
    record OrderRow(
            long id,
            long memberId,
            OrderStatus status,
            long listFen,
            long discountFen,
            long freightFen,
            long payableFen,
            long refundedFen,
            String basis,
            Long guideId,
            String guideName,
            Long storeId,
            String storeName,
            Long regionId,
            Instant placedAt,
            Instant expiresAt,
            Instant paidAt,
            Instant shippedAt,
            Instant receivedAt,
            Instant windowEndsAt,
            Instant closedAt,
            String closeReason) {}
}
