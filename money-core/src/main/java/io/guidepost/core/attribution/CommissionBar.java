package io.guidepost.core.attribution;

/** Why a payee is credited with the sale but earns no commission on it. */
public enum CommissionBar {
    NONE,
    /** The guide bought from himself. */
    SELF_PURCHASE,
    /** Another store delivered, and the rules pay no bound guide across stores. */
    CROSS_STORE
}
