package io.guidepost.domain.kpi;

/** What is aimed at. */
public enum TargetKind {
    /** Sales net of refunds and without freight, by the day of payment, in fen. */
    NET_SALES(Unit.FEN),
    /** Paid orders. */
    ORDERS(Unit.PIECES),
    /** Customers who became somebody's friend. */
    NEW_FRIENDS(Unit.PIECES),
    /** Assignments done of those not exempt, of tasks that end in the month, in basis points (C5). */
    EXECUTION_RATE(Unit.BP);

    /** What its figures count. */
    public enum Unit {
        FEN,
        PIECES,
        /** A ratio: figures of the parts are never added. */
        BP
    }

    private final Unit unit;

    TargetKind(Unit unit) {
        this.unit = unit;
    }

    public Unit unit() {
        return unit;
    }

    public boolean isRatio() {
        return unit == Unit.BP;
    }
}
