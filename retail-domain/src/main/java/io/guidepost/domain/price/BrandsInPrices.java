package io.guidepost.domain.price;

import io.guidepost.domain.assortment.BrandFollower;
import org.springframework.stereotype.Component;

/** Activities and freight go on holding for a brand that is called otherwise. */
@Component
class BrandsInPrices implements BrandFollower {

    private final Pricings pricings;
    private final PriceBook book;

    BrandsInPrices(Pricings pricings, PriceBook book) {
        this.pricings = pricings;
        this.book = book;
    }

    @Override
    public void renamed(String before, String name) {
        if (pricings.renameBrand(before, name)) {
            pricings.changed();
            book.changed();
        }
    }
}
