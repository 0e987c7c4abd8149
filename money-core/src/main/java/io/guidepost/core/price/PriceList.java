package io.guidepost.core.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.words.Words;
import java.util.Map;

/** Prices of their own for some buyers (SHOP-7). Of several that hold, the lowest price counts; one that is not lower never does. */
public record PriceList(long id, Words name, Period period, Audience audience, Map<SkuId, Money> prices) {

    public PriceList {
        prices = Map.copyOf(prices);
    }
}
