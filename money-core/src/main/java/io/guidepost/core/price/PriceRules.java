package io.guidepost.core.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.price.PriceStep.Source;
import io.guidepost.core.price.PriceStep.Verdict;
import io.guidepost.core.words.Words;
import java.time.Instant;

/**
 * What a basket costs (SHOP-7, ORD-1, B6): the store's price or a price list, then activities, coupons and points, each on
 * what the earlier ones left, shared over the lines by largest remainder; then freight.
 *
 * <p>At least one fen stays to be paid for the goods, because WeChat takes no payment of nothing. Shares are rounded down,
 * so that a discount is never more than was promised.
 */
public final class PriceRules {

    private PriceRules() {}

    public static Quote answer(PriceQuestion question) {
        Slip slip = new Slip(question.items());
        LinePriceRules.apply(slip, question);
        SumOfferRules.apply(slip, question);
        CouponRules.apply(slip, question);
        usePoints(slip, question.points());
        FreightRules.apply(slip, question);
        CouponRules.applyToFreight(slip, question);
        return slip.quote();
    }

    private static void usePoints(Slip slip, PointsOffer offer) {
        if (offer.wanted() == 0) {
            return;
        }
        long used = offer.usableOn(slip.sum(i -> true));
        if (used == 0) {
            slip.say(Source.POINTS, 0, Verdict.NOTHING_LEFT, 0, i -> true, nothingLeft());
            return;
        }
        long fen = Math.multiplyExact(used, offer.fenPerPoint());
        slip.takePoints(i -> true, used, fen);
        slip.say(
                Source.POINTS,
                0,
                Verdict.APPLIED,
                fen,
                i -> true,
                new Words(
                        "%d 积分抵扣 %s 元".formatted(used, yuan(fen)),
                        "%d points take off %s yuan".formatted(used, yuan(fen))));
    }

    /** The reason why something does not hold now for this buyer; null when it does. */
    static Verdict whyNot(Period period, Audience audience, Buyer buyer, Instant at) {
        if (at.isBefore(period.from())) {
            return Verdict.NOT_YET;
        }
        if (!period.contains(at)) {
            return Verdict.OVER;
        }
        return audience.includes(buyer) ? null : Verdict.OTHER_AUDIENCE;
    }

    static Words words(Verdict verdict, Words name) {
        return switch (verdict) {
            case NOT_YET -> named(name, "尚未开始", "has not begun yet");
            case OVER -> named(name, "已结束", "is over");
            case OTHER_AUDIENCE -> named(name, "不适用于当前顾客", "is not for this shopper");
            case OTHER_STORE -> named(name, "不能在当前门店使用", "cannot be used in this store");
            case OTHER_GOODS -> named(name, "不适用于所选商品", "is not for these goods");
            case NOT_LOWER -> named(name, "不低于现价", "is not lower than the price");
            case BEATEN -> named(name, "未采用：已有更优惠的活动", "is not used: another one takes more off");
            case NOT_COMBINABLE -> named(name, "不能与其他优惠同时使用", "cannot be combined with the others");
            case NOTHING_LEFT -> nothingLeft();
            case APPLIED, BELOW_THRESHOLD, NOT_SERVED ->
                throw new IllegalArgumentException(verdict + " needs amounts to be told");
        };
    }

    static Words named(Words name, String zh, String en) {
        return new Words("“%s”%s".formatted(name.zh(), zh), "“%s” %s".formatted(name.en(), en));
    }

    static Words takes(Words name, long fen) {
        return new Words(
                "“%s”优惠 %s 元".formatted(name.zh(), yuan(fen)),
                "“%s” takes off %s yuan".formatted(name.en(), yuan(fen)));
    }

    static Words missing(Words name, long fen) {
        return new Words(
                "“%s”还差 %s 元".formatted(name.zh(), yuan(fen)),
                "“%s” needs %s yuan more".formatted(name.en(), yuan(fen)));
    }

    static String yuan(long fen) {
        return Money.ofFen(fen).inYuan();
    }

    private static Words nothingLeft() {
        return new Words("已没有可抵扣的金额", "There is nothing left to take off");
    }
}
