package io.guidepost.webedge.session;

/**
 * A guide at work.
 *
 * @param userid the guide's id in WeCom
 */
public record SignedInGuide(long guideId, long storeId, long regionId, String role, String userid) implements SignedIn {

    @Override
    public Audience audience() {
        return Audience.GUIDE;
    }

    @Override
    public long id() {
        return guideId;
    }
}
