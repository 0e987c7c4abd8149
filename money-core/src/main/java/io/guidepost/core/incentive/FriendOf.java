package io.guidepost.core.incentive;

/** Whose WeCom friend the member must be. */
public enum FriendOf {
    /** Of any guide: a member of the private domain. */
    ANY_GUIDE,
    /** Of the guide whom the order is credited to. */
    CREDITED_GUIDE
}
