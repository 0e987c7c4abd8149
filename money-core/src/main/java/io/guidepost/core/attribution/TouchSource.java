package io.guidepost.core.attribution;

/**
 * How a shopper met a guide's or a store's traces. The rank settles touches of the same instant: the smaller wins
 * (B2, tie-break).
 */
public enum TouchSource {
    POS_SCAN(0),
    SIDEBAR_SEND(2),
    TASK_SEND(3),
    QR_STATE(4),
    SHARE_LINK(5),
    SHARE_POSTER(5),
    TRYON(6),
    LIVE(6),
    CAMPAIGN(6),
    IMPORT(7);

    private final int rank;

    TouchSource(int rank) {
        this.rank = rank;
    }

    public int rank() {
        return rank;
    }
}
