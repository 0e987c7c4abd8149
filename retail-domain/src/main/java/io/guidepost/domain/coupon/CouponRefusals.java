package io.guidepost.domain.coupon;

import io.guidepost.core.price.Approval;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.Refusal.Kind;
import java.util.Map;

/** Every way in which something about a coupon is declined. */
public final class CouponRefusals {

    private CouponRefusals() {}

    public static Refusal wrongState(Approval.State state) {
        return new Refusal(
                Kind.CONFLICT,
                "wrong_state",
                new Words("当前状态为 %s，不能执行此操作".formatted(state), "It is %s, which does not allow this".formatted(state)),
                Map.of("state", state.name()));
    }

    static Refusal versionConflict() {
        return new Refusal(
                Kind.CONFLICT,
                "version_conflict",
                new Words("已被他人修改，请刷新后重试", "Somebody else has changed it meanwhile; read it again and retry"));
    }

    static Refusal invalid(String why) {
        return new Refusal(
                Kind.REFUSED,
                "coupon_template_invalid",
                new Words("内容有误：" + why, "This cannot be: " + why),
                Map.of("reason", why));
    }

    public static Refusal templateNotFound() {
        return Refusal.notFound("优惠券", "coupon template");
    }

    public static Refusal notClaimable() {
        return new Refusal(
                Kind.REFUSED, "coupon_not_claimable", new Words("优惠券不在领取时间内", "This coupon cannot be claimed now"));
    }

    public static Refusal allGone() {
        return new Refusal(Kind.REFUSED, "coupon_gone", new Words("优惠券已领完", "All of these coupons are gone"));
    }

    static Refusal limitReached(int perMember) {
        return new Refusal(
                Kind.REFUSED,
                "coupon_limit",
                new Words("每人限领 %d 张".formatted(perMember), "Each shopper can have %d of these".formatted(perMember)),
                Map.of("perMember", perMember));
    }

    static Refusal codeUnknown() {
        return new Refusal(Kind.REFUSED, "coupon_code_unknown", new Words("兑换码无效", "There is no such code"));
    }

    static Refusal codeUsed() {
        return new Refusal(Kind.CONFLICT, "coupon_code_used", new Words("兑换码已被使用", "This code has been used already"));
    }

    public static Refusal notFound(String couponId) {
        return new Refusal(
                Kind.REFUSED,
                "coupon_not_found",
                new Words("您没有优惠券 %s".formatted(couponId), "You have no coupon %s".formatted(couponId)),
                Map.of("couponId", couponId));
    }

    static Refusal used(long couponId) {
        return new Refusal(
                Kind.CONFLICT,
                "coupon_used",
                new Words("优惠券已被使用", "This coupon has been used"),
                Map.of("couponId", Long.toString(couponId)));
    }

    static Refusal expired(long couponId, Coupon.Standing standing) {
        return new Refusal(
                Kind.REFUSED,
                standing == Coupon.Standing.NOT_YET ? "coupon_not_yet" : "coupon_expired",
                standing == Coupon.Standing.NOT_YET
                        ? new Words("优惠券尚未生效", "This coupon is not valid yet")
                        : new Words("优惠券已过期", "This coupon has expired"),
                Map.of("couponId", Long.toString(couponId)));
    }

    static Refusal changed() {
        return new Refusal(
                Kind.CONFLICT, "coupon_used", new Words("优惠券刚被使用或已失效", "A coupon has just been used or has run out"));
    }
}
