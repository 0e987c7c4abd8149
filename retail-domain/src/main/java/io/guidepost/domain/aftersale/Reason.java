package io.guidepost.domain.aftersale;

/** Why goods come back. */
public enum Reason {
    NOT_WANTED(false),
    WRONG_SIZE(false),
    QUALITY(true),
    DAMAGED(true),
    WRONG_GOODS(true),
    MISSING(true),
    NOT_RECEIVED(true),
    OTHER(false);

    private final boolean isOurs;

    Reason(boolean isOurs) {
        this.isOurs = isOurs;
    }

    /** It is our fault: freight may go back as well. */
    public boolean isOurs() {
        return isOurs;
    }
}
