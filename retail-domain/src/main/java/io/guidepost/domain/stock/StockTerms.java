package io.guidepost.domain.stock;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** From {@code guidepost.stock.*}. */
@Component
class StockTerms {

    private final long freeUnits;
    private final int lowAt;

    StockTerms(
            @Value("${guidepost.stock.free-adjustment-units:20}") long freeUnits,
            @Value("${guidepost.stock.low-at:5}") int lowAt) {
        if (freeUnits < 0 || lowAt < 0) {
            throw new IllegalArgumentException("guidepost.stock must not be negative");
        }
        this.freeUnits = freeUnits;
        this.lowAt = lowAt;
    }

    /** By so many units one person alone may adjust stock with one document. */
    long freeUnits() {
        return freeUnits;
    }

    /** At so many units or fewer a SKU is low, unless it has a threshold of its own. */
    int lowAt() {
        return lowAt;
    }
}
