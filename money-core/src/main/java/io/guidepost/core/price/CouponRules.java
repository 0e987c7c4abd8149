package io.guidepost.core.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.price.CouponTerms.Value;
import io.guidepost.core.price.PriceStep.Source;
import io.guidepost.core.price.PriceStep.Verdict;
import io.guidepost.core.words.Words;
import java.util.Comparator;
import java.util.List;

/**
 * Coupons come off after activities, those by share before those of an amount, which is better for the buyer; each asks for
 * its threshold on what activities left, before any coupon.
 */
final class CouponRules {

    private CouponRules() {}

    static void apply(Slip slip, PriceQuestion question) {
        List<CouponTerms> coupons = question.coupons().stream()
                .filter(coupon -> !coupon.isForFreight())
                .sorted(Comparator.comparing((CouponTerms coupon) -> !(coupon.value() instanceof Value.ShareOff))
                        .thenComparingLong(CouponTerms::id))
                .toList();
        if (coupons.isEmpty()) {
            return;
        }
        long[] before = new long[slip.size()];
        for (int i = 0; i < before.length; i++) {
            before[i] = slip.remaining(i);
        }
        CouponTerms used = null;
        for (CouponTerms coupon : coupons) {
            Verdict whyNot = whyNot(coupon, question);
            if (whyNot == null && used != null && !(used.combines() && coupon.combines())) {
                whyNot = Verdict.NOT_COMBINABLE;
            }
            if (whyNot != null) {
                refuse(slip, Source.COUPON, coupon, whyNot);
            } else if (isUsed(slip, coupon, before)) {
                used = coupon;
            }
        }
    }

    private static boolean isUsed(Slip slip, CouponTerms coupon, long[] before) {
        long sum = 0;
        for (int i = 0; i < before.length; i++) {
            sum = isFor(slip, coupon, i) ? Math.addExact(sum, before[i]) : sum;
        }
        if (sum == 0) {
            refuse(slip, Source.COUPON, coupon, Verdict.OTHER_GOODS);
            return false;
        }
        if (sum < coupon.threshold().fen()) {
            tooLittle(slip, Source.COUPON, coupon, sum);
            return false;
        }
        long left = slip.sum(i -> isFor(slip, coupon, i));
        long most = left == slip.sum(i -> true) ? left - 1 : left;
        long off = Math.min(worth(coupon.value(), left), most);
        if (off <= 0) {
            refuse(slip, Source.COUPON, coupon, Verdict.NOTHING_LEFT);
            return false;
        }
        slip.takeCoupon(coupon.id(), i -> isFor(slip, coupon, i), off);
        slip.say(
                Source.COUPON,
                coupon.id(),
                Verdict.APPLIED,
                off,
                i -> isFor(slip, coupon, i),
                PriceRules.takes(coupon.name(), off));
        return true;
    }

    static void applyToFreight(Slip slip, PriceQuestion question) {
        List<CouponTerms> coupons = question.coupons().stream()
                .filter(CouponTerms::isForFreight)
                .sorted(Comparator.comparingLong(CouponTerms::id))
                .toList();
        boolean isUsed = false;
        for (CouponTerms coupon : coupons) {
            Verdict whyNot = whyNot(coupon, question);
            long sum = slip.sum(i -> isFor(slip, coupon, i));
            if (whyNot == null && isUsed) {
                whyNot = Verdict.NOT_COMBINABLE;
            }
            if (whyNot == null && sum == 0) {
                whyNot = Verdict.OTHER_GOODS;
            }
            if (whyNot != null) {
                refuse(slip, Source.FREIGHT_COUPON, coupon, whyNot);
            } else if (sum < coupon.threshold().fen()) {
                tooLittle(slip, Source.FREIGHT_COUPON, coupon, sum);
            } else {
                isUsed = isUsedForFreight(slip, coupon);
            }
        }
    }

    private static boolean isUsedForFreight(Slip slip, CouponTerms coupon) {
        long cap = ((Value.FreightOff) coupon.value()).cap().fen();
        long off = cap == 0 ? slip.freightLeft() : Math.min(cap, slip.freightLeft());
        if (off == 0) {
            slip.say(
                    Source.FREIGHT_COUPON,
                    coupon.id(),
                    Verdict.NOTHING_LEFT,
                    0,
                    i -> true,
                    new Words("本单免运费，无需使用运费券", "Freight is free already, so the freight coupon is kept"));
            return false;
        }
        slip.takeOffFreight(off);
        slip.say(
                Source.FREIGHT_COUPON,
                coupon.id(),
                Verdict.APPLIED,
                off,
                i -> true,
                PriceRules.takes(coupon.name(), off));
        return true;
    }

    private static Verdict whyNot(CouponTerms coupon, PriceQuestion question) {
        Verdict inTime = PriceRules.whyNot(coupon.period(), Audience.EVERYBODY, question.buyer(), question.at());
        if (inTime != null) {
            return inTime;
        }
        boolean isHere = coupon.stores().isEmpty()
                || question.buyer().store().filter(coupon.stores()::contains).isPresent();
        return isHere ? null : Verdict.OTHER_STORE;
    }

    private static boolean isFor(Slip slip, CouponTerms coupon, int line) {
        return !slip.isExclusive(line) && coupon.scope().covers(slip.item(line));
    }

    private static long worth(Value value, long left) {
        if (value instanceof Value.AmountOff amount) {
            return amount.off().fen();
        }
        Value.ShareOff share = (Value.ShareOff) value;
        long off = share.off().of(Money.ofFen(left)).fen();
        return share.cap().isZero() ? off : Math.min(off, share.cap().fen());
    }

    private static void refuse(Slip slip, Source source, CouponTerms coupon, Verdict verdict) {
        slip.say(source, coupon.id(), verdict, 0, i -> false, PriceRules.words(verdict, coupon.name()));
    }

    private static void tooLittle(Slip slip, Source source, CouponTerms coupon, long sum) {
        slip.say(
                source,
                coupon.id(),
                Verdict.BELOW_THRESHOLD,
                0,
                i -> isFor(slip, coupon, i),
                PriceRules.missing(coupon.name(), coupon.threshold().fen() - sum));
    }
}
