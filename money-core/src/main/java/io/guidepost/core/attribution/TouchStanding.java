package io.guidepost.core.attribution;

/** What the check of the token said when the touch was recorded. */
public enum TouchStanding {
    VALID,
    TOKEN_INVALID,
    TOKEN_EXPIRED,
    BLOCKED_BY_FRAUD
}
