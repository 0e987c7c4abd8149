package io.guidepost.domain.coupon;

import io.guidepost.core.money.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All shoppers' coupons. A shopper's are those of all his records. */
public interface Coupons {

    /**
     * @param seat the how manieth of its template
     * @throws org.springframework.dao.DuplicateKeyException when the member has that one already
     */
    void insert(Coupon coupon, long seat);

    Optional<Coupon> find(long id);

    /** Only if they are his. */
    List<Coupon> of(long memberId, Collection<Long> ids);

    /** Newest first, older than {@code beforeId}. */
    List<Coupon> page(long memberId, Optional<Coupon.Standing> standing, Instant now, long beforeId, int limit);

    /** How many he has of the template, those that came back of refunds left out, and the highest seat he has. */
    Seats seats(long memberId, long templateId);

    record Seats(int count, long highest) {}

    /** By template, how many this shopper has had. */
    Map<Long, Integer> counts(long memberId, Collection<Long> templateIds);

    /** Unused → used, all of them or none: false when one of them cannot be used at this instant; the caller must roll back. */
    boolean use(Collection<Long> ids, long orderId, Instant at);

    void insertShares(long orderId, Map<Long, Map<Long, Money>> fenByLineByCoupon);

    List<Coupon> usedIn(long orderId);

    /** Line by line, what the coupon took off. */
    Map<Long, Money> shares(long orderId, long couponId);

    /** Used → unused. */
    boolean giveBack(long id, long orderId, Instant validUntil, Instant at);

    /** What came back of it so far in coupons of their own. */
    long returnedFen(long couponId);

    void insertReturn(long refundId, long couponId, long returnedId, long fen);
}
