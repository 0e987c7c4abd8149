package io.guidepost.core.settlement;

import io.guidepost.core.words.Words;

/** The figures of a statement, in the order in which they are added up (B9). */
public enum StatementFigure {
    OPENING(1, new Words("期初余额", "Opening balance")),
    ACCRUED(1, new Words("本期计提", "Accrued")),
    CLAWED_BACK(-1, new Words("退款冲回", "Clawed back")),
    INCENTIVES(1, new Words("激励", "Incentives")),
    /** What changes something that an earlier, closed statement holds. */
    ADJUSTMENTS(1, new Words("调整(往期)", "Adjustments of earlier months")),
    FEES(-1, new Words("税费及扣款", "Taxes, fees and charges")),
    PAID(-1, new Words("已支付", "Paid out")),
    CLOSING(0, new Words("期末余额", "Closing balance"));

    private final int sign;
    private final Words words;

    StatementFigure(int sign, Words words) {
        this.sign = sign;
        this.words = words;
    }

    /** Whether it adds to the closing balance (1), takes from it (-1), or is that balance (0). */
    public int sign() {
        return sign;
    }

    public Words words() {
        return words;
    }
}
