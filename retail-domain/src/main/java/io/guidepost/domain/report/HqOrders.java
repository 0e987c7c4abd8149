package io.guidepost.domain.report;

import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders as headquarters looks at them, with whom they are credited to today. */
public interface HqOrders {

    /**
     * Newest first, older than {@code beforeId}; pass {@link Long#MAX_VALUE} for the first page.
     *
     * @param sight only orders credited there
     */
    default List<OrderRow> page(Sight sight, Optional<OrderStatus> status, long beforeId, int limit) {
        return page(
                new Filter(sight, Optional.empty(), Optional.empty(), status, Optional.empty(), Optional.empty()),
                beforeId,
                limit);
    }

    /** The same of orders that fit all of these. */
    List<OrderRow> page(Filter filter, long beforeId, int limit);

    /**
     * Which orders; empty fields do not narrow.
     *
     * @param guideId who is credited
     * @param storeId that is credited
     * @param phoneIndex digest of the receiver's number
     * @param trackingNo of a parcel, as it is known today
     */
    record Filter(
            Sight sight,
            Optional<Long> storeId,
            Optional<Long> guideId,
            Optional<OrderStatus> status,
            Optional<String> phoneIndex,
            Optional<String> trackingNo) {}

    /** Empty also when the order is credited elsewhere. */
    Optional<OrderRow> find(Sight sight, long orderId);

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
