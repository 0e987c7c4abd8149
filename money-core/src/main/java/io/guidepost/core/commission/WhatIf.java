package io.guidepost.core.commission;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.LineOutcome;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.money.Allocation;
import io.guidepost.core.sale.SoldLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Adds up what orders would have meant to whom under other rules or rates (D3). Pure; one instance per batch of orders.
 *
 * <p>Guides and stores are two views of the same sales, so their figures are never added; commission of both is cost.
 */
public final class WhatIf {

    private static final int ORDERS = 0;
    private static final int SALES = 2;
    private static final int COMMISSION = 4;
    private static final int LAST_ORDER = 6;
    private static final int FIGURES = 8;

    private static final int BEFORE = 0;
    private static final int AFTER = 1;

    private static final int WHOLE = 10_000;

    private final Map<Beneficiary, long[]> sides = new HashMap<>();
    private long orders;

    /**
     * One order twice.
     *
     * @param lines with the money and units that are still kept; what went back altogether is left out
     * @param before who it belongs to, at the rates of {@code cardBefore}
     */
    public record Order(
            List<SoldLine> lines, Attribution before, Attribution after, RateCard cardBefore, RateCard cardAfter) {

        public Order {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(cardBefore, "cardBefore");
            Objects.requireNonNull(cardAfter, "cardAfter");
        }
    }

    /**
     * @param isFlipped somebody's part of a line would have been another one
     * @param isDifferent it is flipped, or somebody would have earned more or less on a line
     * @param costBeforeFen commission of all payees together
     */
    public record Verdict(boolean isFlipped, boolean isDifferent, long costBeforeFen, long costAfterFen) {}

    /**
     * One payee's figures.
     *
     * @param ordersBefore orders of which he has a part
     * @param salesBeforeFen his performance: what was paid and kept, by his part
     */
    public record Side(
            Beneficiary payee,
            long ordersBefore,
            long ordersAfter,
            long salesBeforeFen,
            long salesAfterFen,
            long commissionBeforeFen,
            long commissionAfterFen) {}

    /** Counts the order and says what changed. */
    public Verdict add(Order order) {
        orders++;
        boolean isFlipped = isFlipped(order.before(), order.after());
        Earnings before = CommissionRules.earn(order.lines(), order.before(), order.cardBefore());
        boolean isSame = !isFlipped && order.cardBefore() == order.cardAfter();
        Earnings after = isSame ? before : CommissionRules.earn(order.lines(), order.after(), order.cardAfter());
        credit(order.lines(), order.before(), BEFORE);
        credit(order.lines(), isFlipped ? order.after() : order.before(), AFTER);
        return new Verdict(isFlipped, isFlipped || !earnTheSame(before, after), pay(before, BEFORE), pay(after, AFTER));
    }

    /** By whichever rate. */
    private static boolean earnTheSame(Earnings one, Earnings other) {
        if (one == other) {
            return true;
        }
        List<Accrual> accruals = one.accruals();
        List<Accrual> others = other.accruals();
        if (accruals.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < accruals.size(); i++) {
            CommissionTerms terms = accruals.get(i).terms();
            CommissionTerms otherTerms = others.get(i).terms();
            if (!accruals.get(i).amount().equals(others.get(i).amount())
                    || !terms.line().equals(otherTerms.line())
                    || !terms.payee().equals(otherTerms.payee())) {
                return false;
            }
        }
        return true;
    }

    /** By payee: guides, then stores, then headquarters, each by number. */
    public List<Side> sides() {
        List<Side> found = new ArrayList<>(sides.size());
        for (Map.Entry<Beneficiary, long[]> side : sides.entrySet()) {
            long[] figures = side.getValue();
            found.add(new Side(
                    side.getKey(),
                    figures[ORDERS + BEFORE],
                    figures[ORDERS + AFTER],
                    figures[SALES + BEFORE],
                    figures[SALES + AFTER],
                    figures[COMMISSION + BEFORE],
                    figures[COMMISSION + AFTER]));
        }
        found.sort(Comparator.comparing((Side side) -> side.payee().type())
                .thenComparingLong(side -> side.payee().id()));
        return found;
    }

    /** Whether anybody's part of any line differs; on what ground somebody won does not matter. */
    private static boolean isFlipped(Attribution before, Attribution after) {
        if (before == after) {
            return false;
        }
        List<LineOutcome> lines = before.lines();
        for (int i = 0; i < lines.size(); i++) {
            LineOutcome line = lines.get(i);
            if (!line.outcome().splits().equals(after.of(line.line()).splits())) {
                return true;
            }
        }
        return false;
    }

    private void credit(List<SoldLine> lines, Attribution decided, int side) {
        List<LineOutcome> outcomes = decided.lines();
        for (int i = 0; i < outcomes.size(); i++) {
            List<Split> splits = outcomes.get(i).outcome().splits();
            for (int s = 0; s < splits.size(); s++) {
                long[] figures = figuresOf(Beneficiary.of(splits.get(s)));
                if (figures[LAST_ORDER + side] != orders) {
                    figures[LAST_ORDER + side] = orders;
                    figures[ORDERS + side]++;
                }
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            SoldLine line = lines.get(i);
            List<Split> splits = decided.of(line.id()).splits();
            for (int s = 0; s < splits.size(); s++) {
                Split split = splits.get(s);
                long[] figures = figuresOf(Beneficiary.of(split));
                figures[SALES + side] = Math.addExact(
                        figures[SALES + side], performance(line.paid().fen(), splits, s));
            }
        }
    }

    /** Parts of one view add up to the whole line. */
    private static long performance(long paidFen, List<Split> splits, int index) {
        Split split = splits.get(index);
        if (split.performanceBp() == WHOLE) {
            return paidFen;
        }
        boolean isGuide = split.payeeType() == PayeeType.GUIDE;
        long[] weights = new long[splits.size()];
        for (int i = 0; i < weights.length; i++) {
            Split other = splits.get(i);
            weights[i] = (other.payeeType() == PayeeType.GUIDE) == isGuide ? other.performanceBp() : 0;
        }
        return Allocation.of(paidFen, weights)[index];
    }

    private long pay(Earnings earnings, int side) {
        long cost = 0;
        List<Accrual> accruals = earnings.accruals();
        for (int i = 0; i < accruals.size(); i++) {
            Accrual accrual = accruals.get(i);
            long[] figures = figuresOf(accrual.terms().payee());
            long fen = accrual.amount().fen();
            figures[COMMISSION + side] = Math.addExact(figures[COMMISSION + side], fen);
            cost = Math.addExact(cost, fen);
        }
        return cost;
    }

    private long[] figuresOf(Beneficiary payee) {
        long[] figures = sides.get(payee);
        if (figures == null) {
            figures = new long[FIGURES];
            sides.put(payee, figures);
        }
        return figures;
    }
}
