package io.guidepost.domain.profile;

/** Where a consent was given or withdrawn. */
public enum ConsentChannel {
    MINI_PROGRAM,
    STORE,
    TELEPHONE
}
