package io.guidepost.domain.couponissue;

import java.time.Instant;
import java.util.Optional;

/**
 * A coupon that a guide holds out to a customer.
 *
 * @param memberId the only one who may take it; empty is whoever opens it first
 * @param couponId what it became
 */
public record CouponIssue(
        long id,
        long templateId,
        long guideId,
        long storeId,
        Optional<Long> memberId,
        State state,
        Instant issuedAt,
        Instant expiresAt,
        Optional<Long> claimedBy,
        Optional<Long> couponId) {

    /** Where it has come to; whether the coupon was used is told by the coupon. */
    public enum State {
        ISSUED,
        CLAIMED,
        /** Nobody took it in time: the guide may give another one. */
        EXPIRED,
        /** The guide took it back. */
        WITHDRAWN
    }
}
