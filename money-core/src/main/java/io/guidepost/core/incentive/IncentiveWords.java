package io.guidepost.core.incentive;

import io.guidepost.core.commission.Share;
import io.guidepost.core.incentive.Judgement.Moment;
import io.guidepost.core.incentive.Judgement.Nothing;
import io.guidepost.core.incentive.RankRules.Placed;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.words.Words;

/** The sentence behind each reward, and behind each that was not given. */
public final class IncentiveWords {

    private IncentiveWords() {}

    /** Why an order is rewarded. */
    public static Words earned(Incentive incentive, IncentiveRules.Due due, Share share) {
        Words part = part(share, due.whole());
        return named(
                incentive,
                "参加活动的商品实付 %s 元,%s%s".formatted(due.base().inYuan(), formulaZh(incentive, due), part.zh()),
                "%s yuan were paid for goods that take part: %s%s"
                        .formatted(due.base().inYuan(), formulaEn(incentive, due), part.en()));
    }

    /** Why a refund takes a reward back, wholly or in part. */
    public static Words takenBack(Incentive incentive, IncentiveRules.Due kept, Money netBefore, Money taken) {
        String restZh = kept.whole().isZero()
                ? "退款后不再符合条件"
                : "退款后实付余 %s 元,%s".formatted(kept.base().inYuan(), formulaZh(incentive, kept));
        String restEn = kept.whole().isZero()
                ? "after the refund the order no longer qualifies"
                : "%s yuan are kept after the refund: %s".formatted(kept.base().inYuan(), formulaEn(incentive, kept));
        return named(
                incentive,
                "%s;此前已计 %s 元,冲回 %s 元".formatted(restZh, netBefore.inYuan(), taken.inYuan()),
                "%s; %s yuan were credited before, so %s yuan are taken back"
                        .formatted(restEn, netBefore.inYuan(), taken.inYuan()));
    }

    /** Why there is nothing, and whether it was so when the order was placed or only when it was paid. */
    public static Words nothing(Nothing nothing) {
        Words reason = nothing.reason().words();
        return nothing.moment() == Moment.ORDER
                ? new Words("下单时:" + reason.zh() + "。", "When the order was placed: " + reason.en() + ".")
                : new Words("支付时:" + reason.zh() + "。", "When the order was paid: " + reason.en() + ".");
    }

    /** Why a tier gives more, or takes something back. */
    public static Words tier(Incentive incentive, String month, Money net, Money due, Money before) {
        return named(
                incentive,
                "%s 已结算净额 %s 元,按阶梯应得 %s 元,此前已计 %s 元".formatted(month, net.inYuan(), due.inYuan(), before.inYuan()),
                "%s yuan net have settled for %s, which earns %s yuan by the steps; %s yuan were credited before"
                        .formatted(net.inYuan(), month, due.inYuan(), before.inYuan()));
    }

    /** Why somebody has won, ties explained. */
    public static Words rank(Incentive incentive, Placed placed) {
        String tieZh = placed.tied() == 1 ? "" : "(%d 人并列,平分所占名次的奖金)".formatted(placed.tied());
        String tieEn = placed.tied() == 1
                ? ""
                : " (%d are tied and share the prizes of their places equally)".formatted(placed.tied());
        return named(
                incentive,
                "已结算净额 %s 元,第 %d 名%s,奖金 %s 元"
                        .formatted(
                                placed.net().inYuan(),
                                placed.place(),
                                tieZh,
                                placed.prize().inYuan()),
                "%s yuan net have settled: place %d%s, prize %s yuan"
                        .formatted(
                                placed.net().inYuan(),
                                placed.place(),
                                tieEn,
                                placed.prize().inYuan()));
    }

    /** Why a new friend is rewarded. */
    public static Words newFriend(Incentive incentive) {
        return named(
                incentive,
                "新增企业微信好友,留存满 %d 天,奖 %s 元"
                        .formatted(incentive.holdDays(), incentive.amount().inYuan()),
                "a new WeCom friend stayed for %d days: %s yuan"
                        .formatted(incentive.holdDays(), incentive.amount().inYuan()));
    }

    private static String formulaZh(Incentive incentive, IncentiveRules.Due due) {
        return incentive.kind() == IncentiveKind.FIXED_PER_ORDER
                ? "每单奖 %s 元".formatted(due.whole().inYuan())
                : "%s 元 × %d 件 = %s 元"
                        .formatted(
                                incentive.amount().inYuan(),
                                due.units(),
                                due.whole().inYuan());
    }

    private static String formulaEn(Incentive incentive, IncentiveRules.Due due) {
        return incentive.kind() == IncentiveKind.FIXED_PER_ORDER
                ? "%s yuan per order".formatted(due.whole().inYuan())
                : "%s yuan × %d = %s yuan"
                        .formatted(
                                incentive.amount().inYuan(),
                                due.units(),
                                due.whole().inYuan());
    }

    private static Words part(Share share, Money whole) {
        if (share.isAll()) {
            return new Words("", "");
        }
        String percent = new Rate(share.bp()).inPercent();
        String yuan = share.of(whole).inYuan();
        return new Words(",按 %s 分得 %s 元".formatted(percent, yuan), ", of which %s is %s yuan".formatted(percent, yuan));
    }

    private static Words named(Incentive incentive, String zh, String en) {
        return new Words("「%s」%s。".formatted(incentive.name(), zh), "“%s”: %s.".formatted(incentive.name(), en));
    }
}
