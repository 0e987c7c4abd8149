package io.guidepost.domain.performance;

import java.util.function.ToLongFunction;

/** What a leaderboard goes by. A ratio is ranked only where enough orders stand behind it. */
public enum Metric {
    NET_SALES(Figures::netSalesFen),
    PAID(Figures::paidFen),
    ORDERS(Figures::orders),
    /** Units that were kept. */
    UNITS(Figures::keptUnits),
    /** Net sales in fen by order (客单价). */
    AVERAGE_ORDER(Figures::netSalesFen, Figures::orders, true),
    /** Units kept by order (连带率). */
    UNITS_PER_ORDER(Figures::keptUnits, Figures::orders, true),
    /** Money given back by money paid; the least leads. */
    REFUND_RATE(Figures::refundedFen, Figures::paidFen, false);

    private final ToLongFunction<Figures> numerator;
    private final ToLongFunction<Figures> denominator;
    private final boolean isRatio;
    private final boolean mostLeads;

    Metric(ToLongFunction<Figures> value) {
        this.numerator = value;
        this.denominator = figures -> 1;
        this.isRatio = false;
        this.mostLeads = true;
    }

    Metric(ToLongFunction<Figures> numerator, ToLongFunction<Figures> denominator, boolean mostLeads) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.isRatio = true;
        this.mostLeads = mostLeads;
    }

    public boolean isRatio() {
        return isRatio;
    }

    boolean mostLeads() {
        return mostLeads;
    }

    long numeratorOf(Figures figures) {
        return numerator.applyAsLong(figures);
    }

    long denominatorOf(Figures figures) {
        return denominator.applyAsLong(figures);
    }
}
