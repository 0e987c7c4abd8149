package io.guidepost.domain.couponissue;

import io.guidepost.core.price.Approval.State;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.coupon.ClaimCoupon;
import io.guidepost.domain.coupon.Coupon;
import io.guidepost.domain.coupon.CouponRefusals;
import io.guidepost.domain.coupon.CouponTemplate;
import io.guidepost.domain.coupon.CouponTemplate.Door;
import io.guidepost.domain.coupon.CouponTemplates;
import io.guidepost.domain.coupon.Coupons;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.shopper.OneShopper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * A guide gives a coupon out of his quota, and the customer takes it (PRM-2). The quota and the stock are reserved when it is
 * given, so that what is held out can be kept.
 */
@Service
public class GiveCoupon {

    private final CouponIssues issues;
    private final CouponTemplates templates;
    private final Coupons coupons;
    private final ClaimCoupon claimCoupon;
    private final OneShopper shoppers;
    private final TransactionRetry transaction;
    private final Duration validity;
    private final Ids ids;
    private final Clock clock;

    GiveCoupon(
            CouponIssues issues,
            CouponTemplates templates,
            Coupons coupons,
            ClaimCoupon claimCoupon,
            OneShopper shoppers,
            TransactionRetry transaction,
            @Value("${guidepost.coupon.issue-valid-hours:72}") int validHours,
            Ids ids,
            Clock clock) {
        if (validHours < 1) {
            throw new IllegalArgumentException("guidepost.coupon.issue-valid-hours is at least 1");
        }
        this.issues = issues;
        this.templates = templates;
        this.coupons = coupons;
        this.claimCoupon = claimCoupon;
        this.shoppers = shoppers;
        this.transaction = transaction;
        this.validity = Duration.ofHours(validHours);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * How many each guide may give in all.
     *
     * @throws Refusal when somebody has given more than that already; then nothing changes
     */
    public void setQuotas(long templateId, Map<Long, Integer> quotaByGuide, long adminId) {
        transaction.run(() -> {
            templates
                    .find(templateId)
                    .filter(it -> it.door() == Door.GUIDE)
                    .orElseThrow(CouponRefusals::templateNotFound);
            var tooLow = issues.setQuotas(templateId, new TreeMap<>(quotaByGuide), adminId, clock.instant());
            if (!tooLow.isEmpty()) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "quota_below_issued",
                        new Words("额度不能低于已发放数量", "Somebody has given more than this already"),
                        Map.of("guideIds", tooLow.stream().map(String::valueOf).toList()));
            }
        });
    }

    /** @param memberId the only one who may take it, if it is meant for somebody */
    public CouponIssue give(long guideId, long storeId, long templateId, Optional<Long> memberId) {
        return transaction.call(() -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var template = templates
                    .find(templateId)
                    .filter(it -> it.door() == Door.GUIDE
                            && it.approval().approvedAt().isPresent())
                    .orElseThrow(CouponRefusals::templateNotFound);
            if (template.stateAt(now) != State.RUNNING) {
                throw CouponRefusals.notClaimable();
            }
            if (!issues.reserve(templateId, guideId)) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "coupon_quota_exhausted",
                        new Words("您的发券额度已用完", "You have given all coupons of your quota"));
            }
            if (!templates.take(templateId, now)) {
                throw CouponRefusals.allGone();
            }
            var issue = new CouponIssue(
                    ids.next(),
                    templateId,
                    guideId,
                    storeId,
                    memberId,
                    CouponIssue.State.ISSUED,
                    now,
                    now.plus(validity),
                    Optional.empty(),
                    Optional.empty());
            issues.insert(issue);
            return issue;
        });
    }

    /** Taking it twice is taking it once; somebody else's does not exist. */
    public Coupon take(long memberId, long issueId) {
        return transaction.call(() -> {
            var issue = issues.lock(issueId)
                    .filter(it -> it.memberId()
                            .map(only -> shoppers.isOf(only, memberId))
                            .orElse(true))
                    .orElseThrow(GiveCoupon::notFound);
            var mine = issue.claimedBy().filter(who -> shoppers.isOf(who, memberId));
            if (mine.isPresent()) {
                return coupons.find(issue.couponId().orElseThrow()).orElseThrow();
            }
            var now = clock.instant();
            if (issue.state() != CouponIssue.State.ISSUED || !now.isBefore(issue.expiresAt())) {
                throw gone(issue);
            }
            var coupon = claimCoupon.given(memberId, template(issue), Coupon.Source.GUIDE);
            issues.claimed(issueId, memberId, coupon.id(), now);
            return coupon;
        });
    }

    private CouponTemplate template(CouponIssue issue) {
        return templates.find(issue.templateId()).orElseThrow();
    }

    /** What nobody has taken yet goes back to the quota and the stock. */
    public void withdraw(long guideId, long issueId) {
        transaction.run(() -> {
            var issue =
                    issues.lock(issueId).filter(it -> it.guideId() == guideId).orElseThrow(GiveCoupon::notFound);
            if (issue.state() == CouponIssue.State.WITHDRAWN) {
                return;
            }
            if (issue.state() != CouponIssue.State.ISSUED) {
                throw gone(issue);
            }
            giveBack(List.of(issue), CouponIssue.State.WITHDRAWN);
        });
    }

    /**
     * What nobody has taken in time goes back to the guides' quotas.
     *
     * @return how many there were
     */
    public int runDue(int limit) {
        int done = 0;
        int last;
        do {
            last = transaction.call(() -> {
                var expired = issues.lockExpired(clock.instant(), limit);
                giveBack(expired, CouponIssue.State.EXPIRED);
                return expired.size();
            });
            done += last;
        } while (last == limit && done < 20 * limit);
        return done;
    }

    private void giveBack(List<CouponIssue> back, CouponIssue.State state) {
        if (back.isEmpty()) {
            return;
        }
        issues.move(back.stream().map(CouponIssue::id).toList(), state);
        // In the order in which giving takes them: the guide's row, then the template's.
        var byGuide = new TreeMap<Long, TreeMap<Long, Integer>>();
        back.forEach(issue -> byGuide.computeIfAbsent(issue.templateId(), id -> new TreeMap<>())
                .merge(issue.guideId(), 1, Integer::sum));
        byGuide.forEach((template, guides) -> {
            guides.forEach((guide, count) -> issues.release(template, guide, count));
            templates.putBack(
                    template,
                    guides.values().stream().mapToInt(Integer::intValue).sum());
        });
    }

    private static Refusal notFound() {
        return Refusal.notFound("优惠券", "coupon");
    }

    private Refusal gone(CouponIssue issue) {
        boolean isTaken = issue.state() == CouponIssue.State.CLAIMED;
        Instant now = clock.instant();
        return new Refusal(
                Refusal.Kind.CONFLICT,
                isTaken ? "coupon_issue_taken" : "coupon_issue_over",
                isTaken
                        ? new Words("该优惠券已被领取", "Somebody has taken this coupon already")
                        : new Words("该优惠券已失效", "This coupon is not held out any more"),
                Map.of("expired", !now.isBefore(issue.expiresAt())));
    }
}
