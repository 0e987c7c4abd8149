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

    /** A correction took the sale from this payee, with all that was left of it. */
    public static Words correctedAway(Money taken) {
        return new Words(
                "归属更正,冲回此前所计 %s 元。".formatted(taken.inYuan()),
                "The attribution was corrected: the %s yuan credited before are taken back.".formatted(taken.inYuan()));
    }

    /** A correction gave the sale to this payee; computed like {@link #accrued}, from what refunds have left. */
    public static Words correctedTo(Accrual accrual) {
        Words formula = formula(accrual.terms(), "归属更正后按实付余", "Corrected; kept:", accrual.base(), accrual.units());
        return new Words(formula.zh() + "。", formula.en() + ".");
    }

    /** Why a payee earned nothing on a paid line. */
    public static Words nothing(ZeroAccrual zero) {
        return switch (zero.reason()) {
            case SELF_PURCHASE -> new Words("本人购买,计业绩、不计佣金。", "The guide is the buyer: no commission.");
            case CROSS_STORE -> new Words("由其他门店发货,按规则不计佣金。", "Another store delivers: no commission by the rules.");
            case EXCLUDED -> new Words("该商品不参与佣金。", "This product earns no commission.");
            case NO_RATE -> new Words("佣金表没有对应的比例。", "The rate card has no rate for it.");
            case NO_PART -> new Words("分成比例为 0。", "The split leaves no part.");
            case REFUNDED -> new Words("已全部退款,没有佣金。", "Everything was refunded: no commission.");
            case ROUNDED_TO_ZERO ->
                new Words(
                        "实付 %s 元,佣金不足 1 分,舍去。".formatted(zero.base().inYuan()),
                        "Paid %s yuan: the commission is less than one fen and is dropped."
                                .formatted(zero.base().inYuan()));
        };
    }

    /**
     * The same with every fen in view, for those who ask why it is 913 and not 914:
     * {@code floor(18273 × 500 / 10000) = 913; 0.65 fen stay with headquarters}.
     */
    public static Words exactly(CommissionTerms terms, Money base, int units) {
        Money whole = terms.reward().on(base, units);
        Words sum;
        if (terms.reward() instanceof Reward.FixedPerUnit fixed) {
            String product = "%d × %d = %d".formatted(fixed.amount().fen(), units, whole.fen());
            sum = new Words(product + " 分", product + " fen");
        } else {
            int bp = ((Reward.Percent) terms.reward()).rate().bp();
            String floor = "floor(%d × %d / %d) = %d".formatted(base.fen(), bp, Rate.WHOLE_BP, whole.fen());
            long rest = base.fen() % Rate.WHOLE_BP * bp % Rate.WHOLE_BP;
            String decimals = decimals(rest);
            sum = rest == 0
                    ? new Words(floor + " 分", floor + " fen")
                    : new Words(
                            "%s 分,余 %s 分归总部".formatted(floor, decimals),
                            "%s fen; the remaining %s fen stay with headquarters".formatted(floor, decimals));
        }
        if (terms.share().isAll()) {
            return sum;
        }
        long part = terms.share().of(whole).fen();
        return new Words(
                "%s;按最大余数法分得 %s(万分之 %d):%d 分"
                        .formatted(
                                sum.zh(), terms.share().asText(), terms.share().bp(), part),
                "%s; by largest remainder %s (%d bp) of it is %d fen"
                        .formatted(
                                sum.en(), terms.share().asText(), terms.share().bp(), part));
    }

    /** Ten-thousandths as decimals without needless zeros: 6500 is {@code 0.65}. */
    private static String decimals(long tenThousandths) {
        String digits = Long.toString(Rate.WHOLE_BP + tenThousandths).substring(1);
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return "0." + digits.substring(0, end);
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
