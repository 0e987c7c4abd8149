package io.guidepost.webedge.session;

/** A member in the mini-program. */
public record SignedInShopper(long memberId) implements SignedIn {

    @Override
    public Audience audience() {
        return Audience.SHOP;
    }

    @Override
    public long id() {
        return memberId;
    }
}
