package io.guidepost.core.incentive;

/** How an order is paid. */
public enum PayMethod {
    WECHAT_PAY,
    WALLET,
    GIFT_CARD,
    POS,
    /** In another way, such as at a marketplace. */
    OTHER
}
