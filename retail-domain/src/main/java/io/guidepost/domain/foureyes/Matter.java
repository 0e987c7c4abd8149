package io.guidepost.domain.foureyes;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What takes two people (ADM-5): one who makes it, and another who lets it come true. The only place where it is decided whether
 * somebody may be the second one; that the columns differ is checked by the tables once more.
 */
public enum Matter {
    TASK("tasks", "内容任务", "Task"),
    RECURRENCE("tasks", "循环任务", "Recurring task"),
    PROCEDURE("tasks", "SOP", "Procedure"),
    PROOF("tasks", "执行凭证", "Proof of work"),
    WELCOME("acquisition", "欢迎语", "Welcome"),
    RULE_SET("attribution", "归属规则", "Rules of attribution"),
    RATE_PROPOSAL("rates", "佣金变更", "Change of commission"),
    INCENTIVE("incentives", "激励", "Incentive"),
    BUDGET_RAISE("incentives", "激励预算追加", "More budget for an incentive"),
    CORRECTION("disputes", "归属更正", "Correction of an attribution"),
    PRICE_LIST("prices", "价目表", "Price list"),
    ACTIVITY("prices", "促销活动", "Activity"),
    FREIGHT("prices", "运费模板", "Freight template"),
    FLASH_SALE("prices", "秒杀", "Flash sale"),
    COUPON("coupons", "优惠券", "Coupon"),
    STOCK_DOCUMENT("stock", "库存单据", "Stock document"),
    STORE_POLICY("organization", "门店政策", "Terms of a store"),
    STORE_CHANGE("organization", "门店变更", "Change of a store"),
    CONTACT_SYNC("organization", "通讯录同步", "Sync of contacts"),
    REFUND("after-sales", "退款", "Refund"),
    REFUND_RESOLUTION("after-sales", "退款人工处理", "Refund settled by hand"),
    WITHDRAWAL("payouts", "提现", "Withdrawal"),
    PAYROLL_EXPORT("payouts", "工资批次", "Payroll export"),
    PAYOUT_HOLD("payouts", "提现冻结", "Hold on payouts"),
    STATEMENT_MONTH("statements", "结算月份", "Month of statements"),
    POINTS_ADJUSTMENT("members", "积分调整", "Adjustment of points"),
    ERASURE("members", "会员信息删除", "Erasure of a member");

    private final String area;
    private final Words words;

    Matter(String area, String zh, String en) {
        this.area = area;
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }

    /** The permission that the second person must have, such as {@code tasks.approve}. */
    public String permission() {
        return area + ".approve";
    }

    /** Everybody who had a hand in it is a maker. */
    public static boolean maySecond(long checkerId, Collection<Long> makerIds) {
        return !makerIds.contains(checkerId);
    }

    /** Refused with 403 {@code maker_is_checker} to whoever had a hand in it. */
    public void requireSecond(long checkerId, Collection<Long> makerIds) {
        if (!maySecond(checkerId, makerIds)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "maker_is_checker",
                    new Words(
                            "%s须由制单人以外的人审批".formatted(words.zh()),
                            "%s: somebody else than who made it must decide".formatted(words.en())),
                    Map.of("matter", name()));
        }
    }

    public void requireSecond(long checkerId, long makerId) {
        requireSecond(checkerId, List.of(makerId));
    }

    /** Where a machine or a shopper made it, anybody may be the second. */
    public void requireSecond(long checkerId, Optional<Long> makerId) {
        requireSecond(checkerId, makerId.map(List::of).orElse(List.of()));
    }
}
