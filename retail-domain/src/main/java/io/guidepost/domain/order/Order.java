package io.guidepost.domain.order;

import io.guidepost.core.incentive.PayMethod;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An order without its lines; amounts in fen.
 *
 * @param listFen sum of the lines at list price
 * @param discountFen everything taken off the goods
 * @param payableFen list less discount plus freight
 * @param expiresAt the first instant at which it may be closed for want of payment
 * @param windowEndsAt the first instant at which goods can no longer be returned; known from receipt on
 * @param payMethod how it is paid, or was
 * @param version grows with every change of the row
 */
public record Order(
        long id,
        long memberId,
        OrderStatus status,
        long listFen,
        long discountFen,
        long freightFen,
        long payableFen,
        Instant placedAt,
        Instant expiresAt,
        Optional<Instant> paidAt,
        Optional<Instant> shippedAt,
        Optional<Instant> receivedAt,
        Optional<Instant> windowEndsAt,
        Optional<Instant> closedAt,
        Optional<CloseReason> closeReason,
        PayMethod payMethod,
        int version) {

    public Order {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(placedAt, "placedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        if (listFen - discountFen + freightFen != payableFen) {
            throw new IllegalArgumentException("Order %d does not add up".formatted(id));
        }
    }

    /** The time to pay has run out. */
    public boolean isOverdueAt(Instant now) {
        return status.isUnpaid() && !expiresAt.isAfter(now);
    }
}
