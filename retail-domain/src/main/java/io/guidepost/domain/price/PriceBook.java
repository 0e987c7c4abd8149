package io.guidepost.domain.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.price.Audience;
import io.guidepost.core.price.FreightTemplate;
import io.guidepost.core.price.Offer;
import io.guidepost.core.price.Period;
import io.guidepost.core.price.PriceList;
import io.guidepost.domain.changes.Changes;
import io.guidepost.domain.changes.Changes.About;
import io.guidepost.domain.database.Remembered;
import io.guidepost.domain.price.PricingTerms.ActivityTerms;
import io.guidepost.domain.price.PricingTerms.FreightTerms;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * All that is in force, in memory, so that an order that no price list and no activity is about asks the database nothing.
 * Prices of single SKUs are read when a list is meant for the shopper.
 */
@Component
class PriceBook {

    private static final int MOST = 2_000;

    private final Pricings pricings;
    private final Clock clock;
    private final FreightTemplate everywhereElse;
    private final Changes changes;
    private final Remembered<Pages> pages;

    PriceBook(
            Pricings pricings,
            Clock clock,
            Changes changes,
            @Value("${guidepost.freight.flat-fen:0}") long flatFen,
            @Value("${guidepost.freight.free-from-fen:9900}") long freeFromFen) {
        if (flatFen < 0 || freeFromFen < 0) {
            throw new IllegalArgumentException("guidepost.freight must not be negative");
        }
        this.pricings = pricings;
        this.clock = clock;
        this.changes = changes;
        this.everywhereElse = FreightTemplate.flat(Money.ofFen(flatFen), Money.ofFen(freeFromFen));
        this.pages = new Remembered<>(pricings::mark, this::read);
        // Also goods: the tree of categories and whether any store has prices of its own.
        changes.whenTold(Set.of(About.PRICES, About.GOODS), pages::doubt);
    }

    /**
     * @param lists without their prices
     * @param freight the configured flat one last, which fits everything
     */
    record Pages(
            List<PriceList> lists,
            List<Offer> offers,
            List<TimedFreight> freight,
            Map<Long, Long> categoryParents,
            boolean asksForStore,
            boolean asksForRegions,
            boolean asksForGroups,
            boolean asksForWeight,
            boolean hasStorePrices) {

        /** The category and all above it. */
        Set<Long> lineage(long categoryId) {
            var lineage = new HashSet<Long>();
            // A tree that bites its tail ends here too.
            for (Long at = categoryId; at != null && lineage.add(at); at = categoryParents.get(at)) {}
            return lineage;
        }
    }

    /** A template and when it holds. */
    record TimedFreight(Period period, FreightTemplate template) {}

    Pages pages() {
        return pages.now();
    }

    void changed() {
        changes.tellAfterCommit(About.PRICES);
    }

    private Pages read() {
        var lists = new ArrayList<PriceList>();
        var offers = new ArrayList<Offer>();
        var freight = new ArrayList<TimedFreight>();
        var audiences = new ArrayList<Audience>();
        var now = clock.instant();
        boolean byWeight = false;
        for (var pricing : pricings.inForceFrom(now, MOST)) {
            var terms = pricing.terms();
            audiences.add(pricing.audience());
            if (terms instanceof ActivityTerms activity) {
                offers.add(new Offer(
                        pricing.id(),
                        pricing.name(),
                        pricing.effective(),
                        pricing.audience(),
                        activity.scope(),
                        activity.effect(),
                        activity.rank(),
                        activity.exclusive()));
            } else if (terms instanceof FreightTerms template) {
                freight.add(new TimedFreight(
                        pricing.effective(),
                        template.template(
                                pricing.id(), pricing.name(), pricing.audience().stores())));
                byWeight |= template.basis() == FreightTemplate.Basis.WEIGHT;
            } else {
                lists.add(
                        new PriceList(pricing.id(), pricing.name(), pricing.effective(), pricing.audience(), Map.of()));
            }
        }
        freight.add(new TimedFreight(Period.ALWAYS, everywhereElse));
        return new Pages(
                lists,
                offers,
                freight,
                offers.isEmpty() ? Map.of() : pricings.categoryParents(),
                audiences.stream()
                        .anyMatch(it -> !it.stores().isEmpty() || !it.regions().isEmpty()),
                audiences.stream().anyMatch(it -> !it.regions().isEmpty()),
                audiences.stream().anyMatch(it -> !it.groups().isEmpty()),
                byWeight,
                pricings.anyStorePrice());
    }
}
