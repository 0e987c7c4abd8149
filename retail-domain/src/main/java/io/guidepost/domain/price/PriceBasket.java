package io.guidepost.domain.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.price.Buyer;
import io.guidepost.core.price.CouponTerms;
import io.guidepost.core.price.FreightTemplate;
import io.guidepost.core.price.Offer;
import io.guidepost.core.price.PointsOffer;
import io.guidepost.core.price.PriceList;
import io.guidepost.core.price.PriceQuestion;
import io.guidepost.core.price.PriceRules;
import io.guidepost.core.price.PricedItem;
import io.guidepost.core.price.Quote;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import io.guidepost.domain.assortment.StorePrices;
import io.guidepost.domain.catalog.Products.SaleableSku;
import io.guidepost.domain.organization.Stores;
import io.guidepost.domain.price.PriceBook.Pages;
import io.guidepost.domain.shopper.Homes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * What a basket costs this shopper now, by all that is in force. The one door to prices: what is shown and what is ordered
 * come through it, so that no client can bring a price of its own.
 */
@Service
public class PriceBasket {

    private static final List<FreightTemplate> NO_FREIGHT = List.of(FreightTemplate.flat(Money.ZERO, Money.ZERO));

    private final PriceBook book;
    private final Pricings pricings;
    private final MemberGroups groups;
    private final Homes homes;
    private final Stores stores;
    private final StorePrices storePrices;

    PriceBasket(
            PriceBook book,
            Pricings pricings,
            MemberGroups groups,
            Homes homes,
            Stores stores,
            StorePrices storePrices) {
        this.book = book;
        this.pricings = pricings;
        this.groups = groups;
        this.homes = homes;
        this.stores = stores;
        this.storePrices = storePrices;
    }

    /**
     * @param storeId the store that sells, where it is known; else the one the shopper belongs to
     * @param goods in the order of the basket, each SKU once
     * @param coupons those he wants to use
     * @param points those he wants to pay with
     * @param region code of the region the goods go to
     * @param isFetched in the store, so that there is no freight
     */
    public record Asked(
            long memberId,
            Optional<Long> storeId,
            List<Goods> goods,
            List<CouponTerms> coupons,
            PointsOffer points,
            Optional<String> region,
            boolean isFetched) {

        public record Goods(SaleableSku sku, int quantity) {}
    }

    public Quote price(Asked asked, Instant at) {
        return price(asked, Optional.empty(), at);
    }

    /** The same where one activity stands in place of all the others, as in a flash sale. */
    public Quote price(Asked asked, Offer alone, Instant at) {
        return price(asked, Optional.of(alone), at);
    }

    private Quote price(Asked asked, Optional<Offer> alone, Instant at) {
        var pages = book.pages();
        var buyer = buyer(asked, pages);
        var offers = alone.map(List::of).orElse(pages.offers());
        var skuIds = asked.goods().stream().map(goods -> goods.sku().skuId()).toList();
        return PriceRules.answer(new PriceQuestion(
                buyer,
                at,
                items(asked, pages, buyer, skuIds),
                lists(pages, buyer, at, skuIds),
                offers.stream()
                        .filter(offer ->
                                offer.period().contains(at) && offer.audience().includes(buyer))
                        .toList(),
                asked.coupons(),
                asked.points(),
                asked.isFetched() ? NO_FREIGHT : freight(pages, at),
                asked.region()));
    }

    private static List<FreightTemplate> freight(Pages pages, Instant at) {
        return pages.freight().stream()
                .filter(freight -> freight.period().contains(at))
                .map(PriceBook.TimedFreight::template)
                .toList();
    }

    private Buyer buyer(Asked asked, Pages pages) {
        boolean asksForStore = pages.asksForStore()
                || pages.hasStorePrices()
                || asked.coupons().stream().anyMatch(coupon -> !coupon.stores().isEmpty());
        var store = asksForStore
                ? asked.storeId().or(() -> homes.of(asked.memberId()).storeId())
                : asked.storeId();
        return new Buyer(
                store,
                pages.asksForRegions() ? store.map(this::regionsOf).orElse(Set.of()) : Set.of(),
                pages.asksForGroups() ? groups.of(asked.memberId()) : Set.of());
    }

    /** The store's region and all it lies in. */
    private Set<Long> regionsOf(long storeId) {
        var regions = new HashSet<Long>();
        var parents = stores.regionParents();
        for (Long at = stores.placement(storeId).map(Stores.Placement::regionId).orElse(null);
                at != null && regions.add(at);
                at = parents.get(at)) {}
        return regions;
    }

    private List<PricedItem> items(Asked asked, Pages pages, Buyer buyer, List<Long> skuIds) {
        Map<Long, Integer> weights = pages.asksForWeight() ? pricings.weights(skuIds) : Map.of();
        Map<Long, Long> ofStore = pages.hasStorePrices()
                ? buyer.store().map(store -> storePrices.at(store, skuIds)).orElse(Map.of())
                : Map.of();
        var items = new ArrayList<PricedItem>(asked.goods().size());
        for (var goods : asked.goods()) {
            var sku = goods.sku();
            items.add(new PricedItem(
                    items.size() + 1,
                    new SkuId(sku.skuId()),
                    new SpuId(sku.productId()),
                    pages.lineage(sku.categoryId()),
                    sku.brand(),
                    Money.ofFen(sku.priceFen()),
                    Optional.ofNullable(ofStore.get(sku.skuId())).map(Money::ofFen),
                    goods.quantity(),
                    weights.getOrDefault(sku.skuId(), 0)));
        }
        return items;
    }

    private List<PriceList> lists(Pages pages, Buyer buyer, Instant at, Collection<Long> skuIds) {
        var meant = pages.lists().stream()
                .filter(list -> list.period().contains(at) && list.audience().includes(buyer))
                .toList();
        if (meant.isEmpty()) {
            return meant;
        }
        var prices = pricings.prices(meant.stream().map(PriceList::id).toList(), skuIds);
        return meant.stream()
                .filter(list -> prices.containsKey(list.id()))
                .map(list ->
                        new PriceList(list.id(), list.name(), list.period(), list.audience(), prices.get(list.id())))
                .toList();
    }
}
