package io.guidepost.domain.refund;

/** What kind of money goes back. */
public enum RefundKind {
    /** Goods are returned: sales and commission shrink. */
    AFTER_SALE,
    /** Money that never paid anything (late, second, or of a wrong amount); no line and no commission is touched. */
    SUSPENSE,
    /** Another till or marketplace gave it back: sales and commission shrink, and WeChat knows nothing of it. */
    CHANNEL
}
