package io.guidepost.domain.commission;

import io.guidepost.core.commission.Accrual;
import io.guidepost.core.commission.Why;
import io.guidepost.core.commission.ZeroAccrual;
import io.guidepost.core.commission.ZeroReason;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.words.Words;
import java.time.Instant;
import java.util.Optional;

/**
 * One change of what a payee holds of a line: earned at payment, or taken back by a refund.
 *
 * @param cause what did it: {@code paid}, {@code refund:<id>} or {@code correction:<id>}
 * @param amountFen below zero when taken back
 * @param netBeforeFen what the payee held of the line before
 * @param words the sentence that was kept with it, where it cannot be worked out again
 * @param baseKeptFen what the shopper has left paid for the line, {@code unitsKept} what he has kept
 */
public record CommissionEntry(
        long id,
        StandingAccrual accrual,
        Kind kind,
        String cause,
        long amountFen,
        long netBeforeFen,
        long baseKeptFen,
        int unitsKept,
        Instant occurredAt,
        Optional<Words> words) {

    /** How the cause of an entry begins that a correction made (B11). */
    public static final String CORRECTION = "correction:";

    public enum Kind {
        ACCRUED,
        CLAWED_BACK
    }

    /** The sentence behind the amount, with the formula to check it by. */
    public Words why() {
        if (words.isPresent()) {
            return words.get();
        }
        if (isCorrection()) {
            return kind == Kind.CLAWED_BACK ? Why.correctedAway(new Money(-amountFen)) : whyCorrectedTo(accrual);
        }
        if (kind == Kind.CLAWED_BACK) {
            return Why.clawedBack(
                    accrual.terms().orElseThrow(), new Money(netBeforeFen), new Money(baseKeptFen), unitsKept);
        }
        return whyAccrued(accrual);
    }

    /** Made by a correction of the order's attribution. */
    public boolean isCorrection() {
        return cause.startsWith(CORRECTION);
    }

    private static Words whyCorrectedTo(StandingAccrual accrual) {
        return accrual.accruedFen() == 0
                ? whyAccrued(accrual)
                : Why.correctedTo(new Accrual(
                        accrual.terms().orElseThrow(),
                        new Money(accrual.baseFen()),
                        accrual.units(),
                        new Money(accrual.accruedFen())));
    }

    static Words whyAccrued(StandingAccrual accrual) {
        return accrual.terms()
                .map(terms -> Why.accrued(new Accrual(
                        terms, new Money(accrual.baseFen()), accrual.units(), new Money(accrual.accruedFen()))))
                .orElseGet(() -> Why.nothing(new ZeroAccrual(
                        new LineId(accrual.lineId()),
                        accrual.payee(),
                        new Money(accrual.baseFen()),
                        ZeroReason.valueOf(accrual.zeroReason().orElseThrow()))));
    }
}
