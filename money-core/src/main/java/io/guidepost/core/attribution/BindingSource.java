package io.guidepost.core.attribution;

/** What made a shopper bound to a guide. */
public enum BindingSource {
    FRIEND_ADDED,
    FIRST_ORDER,
    SNATCH,
    TRANSFER,
    REGISTRATION,
    LINK,
    MANUAL,
    IMPORT
}
