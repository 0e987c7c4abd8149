package io.guidepost.domain.coupon;

import io.guidepost.domain.assortment.BrandFollower;
import org.springframework.stereotype.Component;

/** Coupons go on holding for a brand that is called otherwise. */
@Component
class BrandsInCoupons implements BrandFollower {

    private final CouponTemplates templates;

    BrandsInCoupons(CouponTemplates templates) {
        this.templates = templates;
    }

    @Override
    public void renamed(String before, String name) {
        templates.renameBrand(before, name);
    }
}
