package io.guidepost.core.settlement;

import io.guidepost.core.settlement.WithdrawalDecision.Accepted;
import io.guidepost.core.settlement.WithdrawalDecision.Refused;
import io.guidepost.core.settlement.WithdrawalWish.Hold;
import io.guidepost.core.words.Words;
import java.util.Set;

/** Whether a payee may withdraw (B10). */
public final class WithdrawalRules {

    private WithdrawalRules() {}

    /** The first reason against it is the one told; whoever owes is told so before anything else. */
    public static WithdrawalDecision decide(WithdrawalWish wish, WithdrawalLimits limits) {
        if (wish.debt().isPositive()) {
            return refused(
                    "withdrawal_debt_open",
                    "有 %s 元退款待冲回,结清后才能提现".formatted(wish.debt().inYuan()),
                    "%s yuan of refunded commission must be repaid first"
                            .formatted(wish.debt().inYuan()));
        }
        // Both guides know of their dispute anyway; what else is looked into is not told.
        if (wish.holds().equals(Set.of(Hold.DISPUTE_OPEN))) {
            return refused(
                    "withdrawal_on_hold",
                    "您名下的订单有归属申诉在处理,结束后才能提现",
                    "A sale of yours is disputed; money can be withdrawn once that is decided");
        }
        if (!wish.holds().isEmpty()) {
            return refused(
                    "withdrawal_on_hold",
                    "账户核查中,暂不能提现",
                    "The account is being checked; nothing can be withdrawn for now");
        }
        if (wish.hasOpen()) {
            return refused("withdrawal_in_progress", "上一笔提现还在处理中", "The previous withdrawal is still under way");
        }
        if (limits.least().isMoreThan(wish.wanted())) {
            return refused(
                    "withdrawal_below_minimum",
                    "每次至少提现 %s 元".formatted(limits.least().inYuan()),
                    "At least %s yuan must be withdrawn at a time"
                            .formatted(limits.least().inYuan()));
        }
        if (wish.wanted().isMoreThan(limits.most())) {
            return refused(
                    "withdrawal_above_maximum",
                    "每次最多提现 %s 元".formatted(limits.most().inYuan()),
                    "At most %s yuan can be withdrawn at a time"
                            .formatted(limits.most().inYuan()));
        }
        if (wish.requestedToday() >= limits.perDay()) {
            return refused(
                    "withdrawal_daily_limit",
                    "每天最多提现 %d 次,请明天再试".formatted(limits.perDay()),
                    "Only %d withdrawals a day; please try again tomorrow".formatted(limits.perDay()));
        }
        if (limits.perMonth() > 0 && wish.requestedThisMonth() >= limits.perMonth()) {
            return refused(
                    "withdrawal_monthly_limit",
                    "每月最多提现 %d 次,请下月再试".formatted(limits.perMonth()),
                    "Only %d withdrawals a month; please try again next month".formatted(limits.perMonth()));
        }
        if (wish.wanted().isMoreThan(wish.available())) {
            return refused(
                    "balance_too_low",
                    "可提现余额 %s 元,不足".formatted(wish.available().inYuan()),
                    "Only %s yuan are available".formatted(wish.available().inYuan()));
        }
        return new Accepted(!wish.wanted().isMoreThan(limits.autoApproveUpTo())
                && wish.risks().isEmpty());
    }

    private static Refused refused(String code, String zh, String en) {
        return new Refused(code, new Words(zh, en));
    }
}
