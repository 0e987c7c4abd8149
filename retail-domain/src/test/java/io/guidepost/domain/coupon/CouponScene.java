package io.guidepost.domain.coupon;

import io.guidepost.core.price.Approval;
import io.guidepost.core.price.CouponReturnRules.Rule;
import io.guidepost.core.price.Period;
import io.guidepost.core.price.Scope;
import io.guidepost.core.words.Words;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.coupon.CouponTemplate.Door;
import io.guidepost.domain.coupon.CouponTemplate.Kind;
import io.guidepost.domain.coupon.CouponTemplate.Worth;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Coupons for tests, approved by somebody else than who drafted them. */
@Component
public class CouponScene {

    private static final long MAKER = 61;
    private static final long CHECKER = 62;

    private final DraftCoupon draftCoupon;
    private final ClaimCoupon claimCoupon;
    private final MovableClock clock;

    CouponScene(DraftCoupon draftCoupon, ClaimCoupon claimCoupon, MovableClock clock) {
        this.draftCoupon = draftCoupon;
        this.claimCoupon = claimCoupon;
        this.clock = clock;
    }

    public long amountOff(long fen, long thresholdFen, Rule rule) {
        return template(new Worth(Kind.AMOUNT, fen, 0, 0), thresholdFen, rule, 5, 1_000);
    }

    public long template(Worth worth, long thresholdFen, Rule rule, int perMember, int total) {
        return template(Door.SHOPPER, worth, thresholdFen, rule, perMember, total);
    }

    public long forGoods(Scope scope, Worth worth) {
        return template(scope, Door.SHOPPER, worth, 0, Rule.NEVER, 1, 1);
    }

    public long template(Door door, Worth worth, long thresholdFen, Rule rule, int perMember, int total) {
        return template(Scope.ALL, door, worth, thresholdFen, rule, perMember, total);
    }

    private long template(Scope scope, Door door, Worth worth, long thresholdFen, Rule rule, int perMember, int total) {
        var now = clock.instant();
        var draft = draftCoupon.draft(id -> new CouponTemplate(
                id,
                new Words("测试券", "Test coupon"),
                worth,
                thresholdFen,
                scope,
                Set.of(),
                false,
                door,
                new Period(now.minusSeconds(1), now.plus(Duration.ofDays(30))),
                Optional.empty(),
                7,
                rule,
                perMember,
                total,
                0,
                new Approval(MAKER, now, Optional.empty(), Optional.empty(), Optional.empty()),
                0));
        return draftCoupon.approve(draft.id(), draft.version(), CHECKER).id();
    }

    public long withCodes(long fen) {
        return template(Door.CODE, new Worth(Kind.AMOUNT, fen, 0, 0), 0, Rule.NEVER, 5, 10);
    }

    public String code(long templateId) {
        return draftCoupon.makeCodes(templateId, 1, MAKER).get(0);
    }

    public Coupon claimed(long memberId, long templateId) {
        return claimCoupon.claim(memberId, templateId);
    }
}
