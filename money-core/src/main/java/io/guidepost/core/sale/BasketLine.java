package io.guidepost.core.sale;

import io.guidepost.core.money.Money;
import java.util.Objects;

/**
 * One line before order-level discounts.
 *
 * @param lineNo position in the order; of equal remainders the lower number is served first
 * @param listPrice list price of one unit
 * @param levelDiscount what membership level or price list take off the whole line
 */
public record BasketLine(int lineNo, SkuId sku, Money listPrice, int quantity, Money levelDiscount) {

    public BasketLine {
        Objects.requireNonNull(sku, "sku");
        if (lineNo < 0) {
            throw new IllegalArgumentException("A line number is not negative, not " + lineNo);
        }
        if (quantity < 1) {
            throw new IllegalArgumentException("A line has at least one unit, not " + quantity);
        }
        if (listPrice.isNegative() || levelDiscount.isNegative()) {
            throw new IllegalArgumentException("Line %d has a negative amount".formatted(lineNo));
        }
        if (levelDiscount.isMoreThan(listPrice.times(quantity))) {
            throw new IllegalArgumentException("Line %d is discounted by more than its price".formatted(lineNo));
        }
    }

    public BasketLine(int lineNo, SkuId sku, Money listPrice, int quantity) {
        this(lineNo, sku, listPrice, quantity, Money.ZERO);
    }

    Money list() {
        return listPrice.times(quantity);
    }
}
