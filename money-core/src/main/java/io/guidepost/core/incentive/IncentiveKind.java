package io.guidepost.core.incentive;

/** What an incentive rewards (B8). */
public enum IncentiveKind {
    /** So much for each order that qualifies. */
    FIXED_PER_ORDER,
    /** So much for each unit of the named goods in an order that qualifies. */
    PER_UNIT,
    /** By steps, on what a guide has sold and what has settled in a calendar month. */
    TIER,
    /** Prizes for those who sold most in the incentive's time, within a store, a region or everywhere. */
    RANK,
    /** So much for each new WeCom friend who stays. */
    NEW_FRIEND;

    /** Whether single orders qualify; the others look at months, at the whole time, or at friends. */
    public boolean isPerOrder() {
        return this == FIXED_PER_ORDER || this == PER_UNIT;
    }
}
