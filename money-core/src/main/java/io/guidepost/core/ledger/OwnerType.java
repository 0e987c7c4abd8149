package io.guidepost.core.ledger;

import io.guidepost.core.attribution.PayeeType;

/** Whose account it is. */
public enum OwnerType {
    PLATFORM,
    GUIDE,
    STORE,
    HQ,
    /** Somebody outside who pays for incentives. */
    FUNDER;

    static OwnerType of(PayeeType payee) {
        return switch (payee) {
            case GUIDE -> GUIDE;
            case STORE -> STORE;
            case HQ -> HQ;
        };
    }
}
