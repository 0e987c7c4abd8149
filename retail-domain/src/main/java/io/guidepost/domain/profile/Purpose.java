package io.guidepost.domain.profile;

/** What a shopper can agree to. */
public enum Purpose {
    PRIVACY_POLICY,
    MARKETING
}
