package io.guidepost.domain.performance;

/**
 * Whose figures they are: a place in the organization as it was when the order was decided. What lies below the level is 0, and so
 * is what there was none of: the region and store of a sale of headquarters, the guide of a sale without one.
 */
public record Holder(Level level, long regionId, long storeId, long guideId) {

    static Holder headquarters() {
        return new Holder(Level.HQ, 0, 0, 0);
    }

    static Holder region(long regionId) {
        return new Holder(Level.REGION, regionId, 0, 0);
    }

    static Holder store(long regionId, long storeId) {
        return new Holder(Level.STORE, regionId, storeId, 0);
    }

    static Holder guide(long regionId, long storeId, long guideId) {
        return new Holder(Level.GUIDE, regionId, storeId, guideId);
    }
}
