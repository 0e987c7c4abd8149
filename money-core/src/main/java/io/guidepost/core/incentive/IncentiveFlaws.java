package io.guidepost.core.incentive;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.money.Money;
import io.guidepost.core.words.Words;
import java.util.List;
import java.util.Optional;

/** What an incentive must keep to before anybody may approve it. */
public final class IncentiveFlaws {

    private static final int MOST_STEPS = 20;
    private static final int MOST_PRIZES = 100;
    private static final int MOST_DAYS = 365;

    private IncentiveFlaws() {}

    /** The first thing that is wrong with it, if anything is. */
    public static Optional<Words> of(Incentive incentive, Money budget, Optional<Money> payeeCap) {
        if (!incentive.from().isBefore(incentive.until())) {
            return flaw("结束时间必须晚于开始时间", "The end must lie after the start");
        }
        if (incentive.payee() == PayeeType.HQ) {
            return flaw("奖励对象只能是导购或门店", "Guides or stores are rewarded, not headquarters");
        }
        if (!budget.isPositive()) {
            return flaw("预算必须大于 0", "A budget is above zero");
        }
        if (payeeCap.isPresent() && !payeeCap.get().isPositive()) {
            return flaw("个人上限必须大于 0", "A cap is above zero");
        }
        if (incentive.holdDays() < 1
                || incentive.holdDays() > MOST_DAYS
                || incentive.settleDays() < 0
                || incentive.settleDays() > MOST_DAYS) {
            return flaw("天数超出范围", "The days are out of range");
        }
        return ofKind(incentive, budget);
    }

    private static Optional<Words> ofKind(Incentive incentive, Money budget) {
        return switch (incentive.kind()) {
            case FIXED_PER_ORDER, PER_UNIT -> ofAmount(incentive, budget);
            case NEW_FRIEND ->
                incentive.payee() != PayeeType.GUIDE || !incentive.conditions().equals(Conditions.NONE)
                        ? flaw("拉新奖励只发给导购,不设订单条件", "New friends reward guides, without conditions on orders")
                        : ofAmount(incentive, budget);
            case TIER -> ofTurnover(incentive).or(() -> ofSteps(incentive.steps()));
            case RANK -> ofTurnover(incentive).or(() -> ofPrizes(incentive.prizes()));
        };
    }

    private static Optional<Words> ofAmount(Incentive incentive, Money budget) {
        if (!incentive.steps().isEmpty() || !incentive.prizes().isEmpty()) {
            return flaw("阶梯与名次奖金只用于相应类型", "Steps and prizes belong to tiers and ranks");
        }
        if (!incentive.amount().isPositive()) {
            return flaw("奖励金额必须大于 0", "The reward is above zero");
        }
        return incentive.amount().compareTo(budget) > 0
                ? flaw("预算不足以支付一次奖励", "The budget does not even pay one reward")
                : Optional.empty();
    }

    /** Turnover is measured on everything a guide has sold. */
    private static Optional<Words> ofTurnover(Incentive incentive) {
        if (incentive.payee() != PayeeType.GUIDE
                || !incentive.conditions().equals(onlyPlaces(incentive.conditions()))) {
            return flaw("阶梯与排名只按导购业绩计算,只可限定门店或区域", "Tiers and ranks look at what guides sold, by store or region only");
        }
        return incentive.amount().isZero()
                ? Optional.empty()
                : flaw("阶梯与排名不设单笔金额", "Tiers and ranks have no single amount");
    }

    private static Conditions onlyPlaces(Conditions conditions) {
        return new Conditions(
                Conditions.NONE.memberIsFriend(),
                Conditions.NONE.payMethods(),
                Conditions.NONE.minPaid(),
                Conditions.NONE.skus(),
                Conditions.NONE.spus(),
                Conditions.NONE.categories(),
                conditions.regions(),
                conditions.stores());
    }

    private static Optional<Words> ofSteps(List<Step> steps) {
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            return flaw("阶梯为 1 至 20 级", "A tier has 1 to 20 steps");
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).from().compareTo(steps.get(i - 1).from()) <= 0) {
                return flaw("阶梯起点必须递增", "Each step begins above the one before");
            }
        }
        boolean givesNothing = steps.stream()
                .allMatch(step -> step.bonus().isZero() && step.rate().bp() == 0);
        return givesNothing ? flaw("阶梯没有任何奖励", "The steps give nothing") : Optional.empty();
    }

    private static Optional<Words> ofPrizes(List<Money> prizes) {
        if (prizes.isEmpty() || prizes.size() > MOST_PRIZES) {
            return flaw("名次奖金为 1 至 100 名", "A contest has 1 to 100 prizes");
        }
        for (int i = 0; i < prizes.size(); i++) {
            if (!prizes.get(i).isPositive() || i > 0 && prizes.get(i).compareTo(prizes.get(i - 1)) > 0) {
                return flaw("名次奖金必须大于 0 且不递增", "Prizes are above zero and do not rise with the place");
            }
        }
        return Optional.empty();
    }

    private static Optional<Words> flaw(String zh, String en) {
        return Optional.of(new Words(zh, en));
    }
}
