package io.guidepost.domain.price;

import io.guidepost.core.price.Approval;
import io.guidepost.core.price.Audience;
import io.guidepost.core.price.Offer;
import io.guidepost.core.price.Period;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.price.Pricing.Kind;
import io.guidepost.domain.price.PricingTerms.ActivityTerms;
import io.guidepost.domain.price.PricingTerms.FreightTerms;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes price lists, activities and freight down. Nobody pays anything else until somebody else has approved. */
@Service
public class DraftPricing {

    /** Of one list; a second list takes what is more. */
    private static final int MOST_PRICES = 20_000;

    private final Pricings pricings;
    private final Products products;
    private final Ids ids;
    private final Clock clock;

    DraftPricing(Pricings pricings, Products products, Ids ids, Clock clock) {
        this.pricings = pricings;
        this.products = products;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public Pricing draft(Words name, Period period, Audience audience, PricingTerms terms, long adminId) {
        long id = ids.next();
        requireSense(id, name, period, audience, terms);
        var approval = new Approval(adminId, clock.instant(), Optional.empty(), Optional.empty(), Optional.empty());
        var pricing = new Pricing(id, kindOf(terms), name, period, audience, terms, approval, 0);
        pricings.insert(pricing);
        return pricing;
    }

    private static Kind kindOf(PricingTerms terms) {
        if (terms instanceof ActivityTerms) {
            return Kind.ACTIVITY;
        }
        return terms instanceof FreightTerms ? Kind.FREIGHT : Kind.LIST;
    }

    /** What the rules would refuse later is refused now, with the same words. */
    private static void requireSense(long id, Words name, Period period, Audience audience, PricingTerms terms) {
        try {
            if (terms instanceof ActivityTerms activity) {
                new Offer(
                        id,
                        name,
                        period,
                        audience,
                        activity.scope(),
                        activity.effect(),
                        activity.rank(),
                        activity.exclusive());
            } else if (terms instanceof FreightTerms freight) {
                freight.template(id, name, audience.stores());
                if (!audience.regions().isEmpty() || !audience.groups().isEmpty()) {
                    throw new IllegalArgumentException("Freight differs by store and not by shopper");
                }
            }
        } catch (IllegalArgumentException nonsense) {
            throw PriceRefusals.invalid(nonsense.getMessage());
        }
    }

    /**
     * Sets prices in a list that is still a draft.
     *
     * @param version the list as it was read
     */
    @Transactional
    public Pricing putPrices(long listId, int version, Map<Long, Long> fenBySku) {
        var list = draftOf(listId, version);
        var known = products.known(fenBySku.keySet());
        fenBySku.keySet().stream()
                .filter(sku -> !known.containsKey(sku))
                .findFirst()
                .ifPresent(sku -> {
                    throw Refusal.notFound("商品规格", "SKU");
                });
        pricings.putPrices(listId, new TreeMap<>(fenBySku));
        if (pricings.countPrices(listId) > MOST_PRICES) {
            throw PriceRefusals.tooMany(MOST_PRICES);
        }
        return pricings.find(list.id()).orElseThrow();
    }

    @Transactional
    public Pricing removePrices(long listId, int version, Collection<Long> skuIds) {
        var list = draftOf(listId, version);
        pricings.removePrices(listId, skuIds);
        return pricings.find(list.id()).orElseThrow();
    }

    private Pricing draftOf(long listId, int version) {
        var list = pricings.find(listId)
                .filter(it -> it.kind() == Kind.LIST)
                .orElseThrow(() -> Refusal.notFound("价目表", "price list"));
        var state = list.stateAt(clock.instant());
        if (state != Approval.State.DRAFT) {
            throw PriceRefusals.wrongState(state);
        }
        if (!pricings.touch(listId, version)) {
            throw PriceRefusals.versionConflict();
        }
        return list;
    }

    /** Grams of a unit, for freight by weight; holds at once. */
    @Transactional
    public void weigh(Map<Long, Integer> gramsBySku, long adminId) {
        var known = products.known(gramsBySku.keySet());
        if (!known.keySet().containsAll(gramsBySku.keySet())) {
            throw Refusal.notFound("商品规格", "SKU");
        }
        pricings.weigh(new TreeMap<>(gramsBySku), adminId, clock.instant());
    }
}
