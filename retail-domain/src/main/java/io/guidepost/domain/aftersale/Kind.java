package io.guidepost.domain.aftersale;

/** What the shopper asks for. */
public enum Kind {
    /** Money back; goods need not come. */
    REFUND_ONLY,
    /** Goods come back and are looked at, then money goes back. */
    RETURN_REFUND,
    /** Goods come back and are looked at, then others are sent in their place. */
    EXCHANGE;

    /** Goods have to come back. */
    public boolean needsReturn() {
        return this != REFUND_ONLY;
    }
}
