package io.guidepost.domain.channel;

/** Where an order was placed that did not come through the mini-program. */
public enum Channel {
    POS,
    TMALL,
    JD,
    DOUYIN,
    OUTLET,
    OTHER
}
