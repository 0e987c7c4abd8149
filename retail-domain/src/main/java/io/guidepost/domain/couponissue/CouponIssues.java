package io.guidepost.domain.couponissue;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that guides have given, and how many they may give. */
public interface CouponIssues {

    /** Sets how many of the template each guide may give in all; what is below the number given is left as it is, and told. */
    List<Long> setQuotas(long templateId, Map<Long, Integer> quotaByGuide, long adminId, Instant at);

    /** By guide, after the given one. */
    List<Quota> quotas(long templateId, long afterGuideId, int limit);

    List<Quota> quotasOf(long guideId);

    /** One more is given; false when the guide has given all of his. */
    boolean reserve(long templateId, long guideId);

    void release(long templateId, long guideId, int count);

    void insert(CouponIssue issue);

    Optional<CouponIssue> find(long id);

    /** The issue, kept to this transaction. */
    Optional<CouponIssue> lock(long id);

    void claimed(long id, long memberId, long couponId, Instant at);

    void move(Collection<Long> ids, CouponIssue.State to);

    /** Still held out although their time is over, kept to this transaction, oldest first. */
    List<CouponIssue> lockExpired(Instant now, int limit);

    /** Newest first, older than {@code beforeId}, with what came of each. */
    List<Traced> ofGuide(long guideId, long beforeId, int limit);

    /** One that this guide has given. */
    Optional<Traced> ofGuide(long guideId, long id);

    /** The same of a template, for headquarters. */
    List<Traced> ofTemplate(long templateId, long beforeId, int limit);

    /** What came of the template's issues, by guide or by store; the most used first. */
    List<Outcome> outcomes(long templateId, boolean byStore);

    record Quota(long templateId, long guideId, int quota, int issued) {}

    /**
     * @param orderId in which the coupon is used
     * @param payableFen of that order, if it is paid
     */
    record Traced(CouponIssue issue, Optional<Instant> usedAt, Optional<Long> orderId, Optional<Long> payableFen) {}

    /** @param orders paid orders with such a coupon, and what was paid in them */
    record Outcome(long id, String name, int issued, int claimed, int used, int orders, long paidFen) {}
}
