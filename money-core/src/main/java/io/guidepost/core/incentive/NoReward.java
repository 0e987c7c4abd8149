package io.guidepost.core.incentive;

import io.guidepost.core.words.Words;

/** Why somebody gets nothing out of an incentive; always exactly one of these. */
public enum NoReward {
    NOT_IN_FORCE("下单时活动未生效", "the incentive was not in force when the order was placed"),
    ENDED("活动已提前终止", "the incentive had been called off"),
    NO_PAYEE("订单未归属到导购或门店", "the order is credited to nobody who could be paid"),
    SELF_PURCHASE("本人购买不计奖励", "the guide is the buyer"),
    NOT_A_FRIEND("顾客不是企业微信好友", "the shopper is no WeCom friend"),
    OTHER_PAY_METHOD("支付方式不符", "it is paid in another way"),
    OTHER_STORE("门店不在活动范围", "the store does not take part"),
    OTHER_REGION("区域不在活动范围", "the region does not take part"),
    NO_SUCH_GOODS("没有参加活动的商品", "none of the goods take part"),
    BELOW_MINIMUM("参加活动的商品实付未达门槛", "what was paid for the goods that take part is below the minimum"),
    GUIDE_CAP_REACHED("已达个人奖励上限", "the payee's own cap is reached"),
    OUT_OF_BUDGET("活动预算已用完", "the budget is used up"),
    HOLD_RUNNING("好友留存期未满", "the new friend has not stayed long enough yet"),
    DELETED_TOO_SOON("好友在留存期内已删除", "the friend was gone before the hold was over"),
    NO_UNIONID("好友没有 unionid,无法确认是否新客", "the friend has no unionid, so nobody can say whether it is a new one"),
    FRIEND_BEFORE("该顾客以前已是好友", "the shopper was a friend before"),
    ALREADY_REWARDED("该顾客已发放过拉新奖励", "this shopper was rewarded as a new friend before");

    private final Words words;

    NoReward(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }
}
