package io.guidepost.domain.aftersale;

/** Who is expected to act. */
public enum Turn {
    /** The manager of the credited store; headquarters may, too. */
    STORE,
    HQ,
    SHOPPER,
    WECHAT
}
