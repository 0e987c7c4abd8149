package io.guidepost.core.attribution;

/** Who can be credited and paid. */
public enum PayeeType {
    GUIDE,
    STORE,
    HQ
}
