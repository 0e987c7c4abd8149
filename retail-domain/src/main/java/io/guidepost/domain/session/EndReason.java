package io.guidepost.domain.session;

/** Why a session is over. */
public enum EndReason {
    LOGGED_OUT,
    /** The same device has signed in anew. */
    REPLACED,
    /** The member has signed in on more devices than he may have. */
    TOO_MANY,
    /** Not used for too long, or in use for longer than any session is. */
    EXPIRED,
    /** A token of before was presented again: somebody else has it. */
    REUSED,
    /** Presented by another device than the one it was given to. */
    OTHER_DEVICE,
    /** The account was closed. */
    CLOSED
}
