package io.guidepost.webedge.session;

/**
 * A member in the mini-program.
 *
 * @param sessionNo what his token carries: the number of the session, as it was last renewed
 */
public record SignedInShopper(long memberId, long sessionNo) implements SignedIn {

    /** For a token that belongs to no session in particular. */
    public SignedInShopper(long memberId) {
        this(memberId, 0);
    }

    @Override
    public Audience audience() {
        return Audience.SHOP;
    }

    @Override
    public long id() {
        return memberId;
    }
}
