package io.guidepost.core.attribution;

/** Why a binding ended (B1). */
public enum EndReason {
    EXPIRED,
    SNATCHED,
    TRANSFER,
    GUIDE_LEFT,
    MEMBER_DELETED,
    ADMIN,
    UNMERGE
}
