package io.guidepost.core.commission;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.CommissionBar;
import io.guidepost.core.attribution.Outcome;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SoldLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a sale earns and what a refund takes back (B6, B7). */
public final class CommissionRules {

    private CommissionRules() {}

    /**
     * What the lines of a paid order earn, at the rates in force when the order was attributed. Rounded down to the fen
     * per line and payee; the rest stays with headquarters.
     */
    public static Earnings earn(List<SoldLine> lines, Attribution attribution, RateCard rateCard) {
        List<Accrual> accruals = new ArrayList<>();
        List<ZeroAccrual> zeros = new ArrayList<>();
        for (SoldLine line : lines) {
            Outcome outcome = attribution.of(line.id());
            for (Split payee : outcome.splits()) {
                earn(line, payee, outcome, attribution, rateCard, accruals, zeros);
            }
        }
        return new Earnings(accruals, zeros);
    }

    private static void earn(
            SoldLine line,
            Split payee,
            Outcome outcome,
            Attribution attribution,
            RateCard rateCard,
            List<Accrual> accruals,
            List<ZeroAccrual> zeros) {
        Beneficiary beneficiary = Beneficiary.of(payee);
        Optional<RateEntry> entry = rateCard.find(line, payee, outcome, attribution.decidedAt());
        Optional<ZeroReason> barred = whyNothing(payee, entry);
        if (barred.isPresent()) {
            zeros.add(new ZeroAccrual(line.id(), beneficiary, line.paid(), barred.get()));
            return;
        }
        CommissionTerms terms = new CommissionTerms(
                line.id(),
                beneficiary,
                entry.get().ruleId(),
                entry.get().reward().get(),
                shareOf(payee, outcome));
        Money amount = due(terms, line.paid(), line.quantity());
        if (amount.isZero()) {
            zeros.add(new ZeroAccrual(line.id(), beneficiary, line.paid(), ZeroReason.ROUNDED_TO_ZERO));
        } else {
            accruals.add(new Accrual(terms, line.paid(), line.quantity(), amount));
        }
    }

    private static Optional<ZeroReason> whyNothing(Split payee, Optional<RateEntry> entry) {
        if (payee.bar() == CommissionBar.SELF_PURCHASE) {
            return Optional.of(ZeroReason.SELF_PURCHASE);
        }
        if (payee.bar() == CommissionBar.CROSS_STORE) {
            return Optional.of(ZeroReason.CROSS_STORE);
        }
        if (payee.commissionBp() == 0) {
            return Optional.of(ZeroReason.NO_PART);
        }
        if (entry.isEmpty()) {
            return Optional.of(ZeroReason.NO_RATE);
        }
        return entry.get().isExcluded() ? Optional.of(ZeroReason.EXCLUDED) : Optional.empty();
    }

    /** What is left of a line after all refunds. */
    public record Kept(Money base, int units) {}

    /**
     * What lines earn of which part has gone back already: for a correction, which posts once what the kept money earns
     * instead of all of it and then every refund again (B11).
     *
     * @param kept of every line of these earnings
     */
    public static Earnings earnKept(Earnings full, Map<LineId, Kept> kept) {
        List<Accrual> accruals = new ArrayList<>();
        List<ZeroAccrual> zeros = new ArrayList<>();
        for (Accrual accrual : full.accruals()) {
            CommissionTerms terms = accrual.terms();
            Kept left = kept.get(terms.line());
            Money amount = due(terms, left.base(), left.units());
            if (amount.isPositive()) {
                accruals.add(new Accrual(terms, left.base(), left.units(), amount));
            } else {
                zeros.add(new ZeroAccrual(terms.line(), terms.payee(), left.base(), ZeroReason.REFUNDED));
            }
        }
        for (ZeroAccrual zero : full.zeros()) {
            zeros.add(new ZeroAccrual(
                    zero.line(), zero.payee(), kept.get(zero.line()).base(), zero.reason()));
        }
        return new Earnings(accruals, zeros);
    }

    /** Guides share with guides, stores with stores and headquarters. */
    private static Share shareOf(Split payee, Outcome outcome) {
        boolean isGuide = payee.payeeType() == PayeeType.GUIDE;
        List<Integer> parts = new ArrayList<>(2);
        int index = 0;
        for (Split split : outcome.splits()) {
            if ((split.payeeType() == PayeeType.GUIDE) == isGuide) {
                if (split.equals(payee)) {
                    index = parts.size();
                }
                parts.add(split.commissionBp());
            }
        }
        return new Share(parts, index);
    }

    /**
     * What the money and the units still kept have earned.
     *
     * @param baseKept paid for the line less all refunds; a price protection lowers this alone, so a percentage
     *     shrinks and a fixed reward does not
     * @param unitsKept bought less returned
     */
    public static Money due(CommissionTerms terms, Money baseKept, int unitsKept) {
        if (baseKept.isNegative() || unitsKept < 0) {
            throw new IllegalArgumentException("Refunds of line %d exceed what was bought: %d fen and %d units kept"
                    .formatted(terms.line().value(), baseKept.fen(), unitsKept));
        }
        return terms.due(baseKept, unitsKept);
    }

    /**
     * What a refund takes back: the payee is brought to what is due on the money and units still kept.
     *
     * <p>Taking the difference, rather than a share of the refund, keeps any series of partial refunds free of
     * rounding drift: refunding a line in full always ends at exactly zero.
     *
     * @param accruedNet accrued less all earlier claw-backs
     */
    public static Money clawBack(CommissionTerms terms, Money accruedNet, Money baseKept, int unitsKept) {
        Money taken = accruedNet.minus(due(terms, baseKept, unitsKept));
        if (taken.isNegative()) {
            throw new IllegalArgumentException("Line %d holds %d fen less than is due to its payee"
                    .formatted(terms.line().value(), -taken.fen()));
        }
        return taken;
    }
}
