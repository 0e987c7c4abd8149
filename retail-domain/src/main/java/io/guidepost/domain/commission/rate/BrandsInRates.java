package io.guidepost.domain.commission.rate;

import io.guidepost.domain.assortment.BrandFollower;
import org.springframework.stereotype.Component;

/** Rates go on holding for a brand that is called otherwise, those of the past as well. */
@Component
class BrandsInRates implements BrandFollower {

    private final RateBook book;

    BrandsInRates(RateBook book) {
        this.book = book;
    }

    @Override
    public void renamed(String before, String name) {
        book.renameBrand(before, name);
    }
}
