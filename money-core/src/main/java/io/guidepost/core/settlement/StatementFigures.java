package io.guidepost.core.settlement;

import io.guidepost.core.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * What one payee had, earned, lost and was paid in one month (B9):
 * opening + accrued − clawed back + incentives + adjustments − fees − paid = closing.
 *
 * @param opening the closing balance of the month before; below zero when the payee owes
 * @param clawedBack taken back, so never below zero; {@code fees} and {@code paid} likewise
 * @param adjustments of what earlier statements hold, up or down
 */
public record StatementFigures(
        Money opening,
        Money accrued,
        Money clawedBack,
        Money incentives,
        Money adjustments,
        Money fees,
        Money paid,
        Money closing) {

    public StatementFigures {
        if (accrued.isNegative() || clawedBack.isNegative() || fees.isNegative() || paid.isNegative()) {
            throw new IllegalArgumentException("What is accrued, clawed back, charged and paid is not negative");
        }
        Money sum = opening.plus(accrued)
                .minus(clawedBack)
                .plus(incentives)
                .plus(adjustments)
                .minus(fees)
                .minus(paid);
        if (!sum.equals(closing)) {
            throw new IllegalArgumentException(
                    "A statement of %d fen closes with %d fen".formatted(sum.fen(), closing.fen()));
        }
    }

    public Money of(StatementFigure figure) {
        return switch (figure) {
            case OPENING -> opening;
            case ACCRUED -> accrued;
            case CLAWED_BACK -> clawedBack;
            case INCENTIVES -> incentives;
            case ADJUSTMENTS -> adjustments;
            case FEES -> fees;
            case PAID -> paid;
            case CLOSING -> closing;
        };
    }

    /** The sum as people write it: {@code 0.00 + 91.44 − 36.66 + 0.00 + 0.00 − 0.00 − 0.00 = 54.78}. */
    public String asSum() {
        List<String> parts = new ArrayList<>();
        for (StatementFigure figure : StatementFigure.values()) {
            String sign =
                    switch (figure.sign()) {
                        case 1 -> figure == StatementFigure.OPENING ? "" : "+ ";
                        case -1 -> "− ";
                        default -> "= ";
                    };
            String amount = of(figure).inYuan();
            boolean isBracketed = of(figure).isNegative() && !sign.isEmpty() && figure != StatementFigure.CLOSING;
            parts.add(sign + (isBracketed ? "(" + amount + ")" : amount));
        }
        return String.join(" ", parts);
    }
}
