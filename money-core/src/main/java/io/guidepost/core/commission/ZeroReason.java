package io.guidepost.core.commission;

/** Why a payee of a paid line earns nothing. */
public enum ZeroReason {
    SELF_PURCHASE,
    CROSS_STORE,
    /** The rate card excludes it. */
    EXCLUDED,
    /** The rate card promises nothing. */
    NO_RATE,
    /** The split leaves this payee no part. */
    NO_PART,
    /** Less than one fen. */
    ROUNDED_TO_ZERO,
    /** Everything it would be paid for went back before a correction gave this payee the sale. */
    REFUNDED
}
