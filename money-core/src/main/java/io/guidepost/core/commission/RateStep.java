package io.guidepost.core.commission;

/** The order in which rates are asked, the closest first (B6). The first that has one ends the search. */
public enum RateStep {
    SKU_FIXED,
    SKU_PERCENT,
    SPU,
    /** Asked once for each ancestor, the nearest first. */
    CATEGORY,
    BRAND,
    STORE_POLICY,
    GUIDE_LEVEL,
    DEFAULT;

    /** Where an entry is asked; a SKU that is excluded is found before any reward of it. */
    public static RateStep of(RateEntry entry) {
        RateScope scope = entry.scope();
        if (scope instanceof RateScope.Sku) {
            return entry.isExcluded() || entry.isFixed() ? SKU_FIXED : SKU_PERCENT;
        }
        if (scope instanceof RateScope.Spu) {
            return SPU;
        }
        if (scope instanceof RateScope.Category) {
            return CATEGORY;
        }
        if (scope instanceof RateScope.Brand) {
            return BRAND;
        }
        if (scope instanceof RateScope.StorePolicy) {
            return STORE_POLICY;
        }
        return scope instanceof RateScope.GuideLevel ? GUIDE_LEVEL : DEFAULT;
    }
}
