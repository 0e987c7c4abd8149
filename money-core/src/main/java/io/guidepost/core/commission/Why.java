package io.guidepost.core.commission;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.words.Words;

/** The sentence behind each amount of commission, with the formula to check it by. */
public final class Why {

    private Why() {}

    /** How an accrual was computed: {@code 实付 182.73 元 × 5% = 9.13 元(分以下舍去)}. */
    public static Words accrued(Accrual accrual) {
        Words formula = formula(accrual.terms(), "实付", "Paid", accrual.base(), accrual.units());
        return new Words(formula.zh() + "。", formula.en() + ".");
    }

    /** How a claw-back was computed, from the same arguments as {@link CommissionRules#clawBack}. */
    public static Words clawedBack(CommissionTerms terms, Money accruedNet, Money baseKept, int unitsKept) {
        Money taken = CommissionRules.clawBack(terms, accruedNet, baseKept, unitsKept);
        Words formula = formula(terms, "退款后实付余", "Kept after the refund:", baseKept, unitsKept);
        return new Words(
                "%s;此前已计 %s 元,冲回 %s 元。".formatted(formula.zh(), accruedNet.inYuan(), taken.inYuan()),
                "%s; %s yuan were credited before, so %s yuan are taken back."
                        .formatted(formula.en(), accruedNet.inYuan(), taken.inYuan()));
    }

    /** Why a payee earned nothing on a paid line. */
    public static Words nothing(ZeroAccrual zero) {
        return switch (zero.reason()) {
            case SELF_PURCHASE -> new Words("本人购买,计业绩、不计佣金。", "The guide is the buyer: no commission.");
            case CROSS_STORE -> new Words("由其他门店发货,按规则不计佣金。", "Another store delivers: no commission by the rules.");
            case EXCLUDED -> new Words("该商品不参与佣金。", "This product earns no commission.");
            case NO_RATE -> new Words("佣金表没有对应的比例。", "The rate card has no rate for it.");
            case NO_PART -> new Words("分成比例为 0。", "The split leaves no part.");
            case ROUNDED_TO_ZERO ->
                new Words(
                        "实付 %s 元,佣金不足 1 分,舍去。".formatted(zero.base().inYuan()),
                        "Paid %s yuan: the commission is less than one fen and is dropped."
                                .formatted(zero.base().inYuan()));
        };
    }

    private static Words formula(CommissionTerms terms, String zhBase, String enBase, Money base, int units) {
        Money whole = terms.reward().on(base, units);
        Words formula;
        if (terms.reward() instanceof Reward.FixedPerUnit fixed) {
            formula = new Words(
                    "固定佣金 %s 元 × %d 件 = %s 元".formatted(fixed.amount().inYuan(), units, whole.inYuan()),
                    "Fixed reward %s yuan × %d = %s yuan"
                            .formatted(fixed.amount().inYuan(), units, whole.inYuan()));
        } else {
            Rate rate = ((Reward.Percent) terms.reward()).rate();
            boolean isCut = rate.bp() * (base.fen() % Rate.WHOLE_BP) % Rate.WHOLE_BP != 0;
            formula = new Words(
                    "%s %s 元 × %s = %s 元%s"
                            .formatted(zhBase, base.inYuan(), rate.inPercent(), whole.inYuan(), isCut ? "(分以下舍去)" : ""),
                    "%s %s yuan × %s = %s yuan%s"
                            .formatted(
                                    enBase,
                                    base.inYuan(),
                                    rate.inPercent(),
                                    whole.inYuan(),
                                    isCut ? " (rounded down to the fen)" : ""));
        }
        if (terms.share().isAll()) {
            return formula;
        }
        String percent = new Rate(terms.share().bp()).inPercent();
        String part = terms.share().of(whole).inYuan();
        return new Words(
                "%s,按 %s 分得 %s 元".formatted(formula.zh(), percent, part),
                "%s, of which %s is %s yuan".formatted(formula.en(), percent, part));
    }
}
