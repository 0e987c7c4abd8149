package io.guidepost.core.price;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a price depends on.
 *
 * @param items each SKU once
 * @param coupons those the buyer wants to use
 * @param points those the buyer wants to pay with
 * @param freight templates to choose from, with one that fits everything
 * @param region code of the region the goods go to, if it is known
 */
public record PriceQuestion(
        Buyer buyer,
        Instant at,
        List<PricedItem> items,
        List<PriceList> priceLists,
        List<Offer> offers,
        List<CouponTerms> coupons,
        PointsOffer points,
        List<FreightTemplate> freight,
        Optional<String> region) {

    public PriceQuestion {
        items = List.copyOf(items);
        priceLists = List.copyOf(priceLists);
        offers = List.copyOf(offers);
        coupons = List.copyOf(coupons);
        freight = List.copyOf(freight);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("A price is asked for something");
        }
        if (items.stream().map(PricedItem::sku).distinct().count() < items.size()
                || items.stream().map(PricedItem::lineNo).distinct().count() < items.size()) {
            throw new IllegalArgumentException("Each SKU is asked for once, on a line of its own");
        }
    }

    /** List prices only. */
    public static PriceQuestion plain(Instant at, List<PricedItem> items, FreightTemplate freight) {
        return new PriceQuestion(
                Buyer.ANYBODY,
                at,
                items,
                List.of(),
                List.of(),
                List.of(),
                PointsOffer.NONE,
                List.of(freight),
                Optional.empty());
    }
}
