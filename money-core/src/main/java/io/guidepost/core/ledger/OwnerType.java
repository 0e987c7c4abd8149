package io.guidepost.core.ledger;

import io.guidepost.core.attribution.PayeeType;

/** Whose account it is. */
public enum OwnerType {
    PLATFORM,
    GUIDE,
    STORE,
    HQ;

    static OwnerType of(PayeeType payee) {
        return switch (payee) {
            case GUIDE -> GUIDE;
            case STORE -> STORE;
            case HQ -> HQ;
        };
    }
}
