package io.guidepost.domain.commission.rate;

import io.guidepost.core.commission.IncentiveClaim;
import io.guidepost.core.commission.RateCard;
import io.guidepost.core.commission.RateCardRules;
import io.guidepost.core.commission.RateCardRules.Caps;
import io.guidepost.core.commission.RateCardRules.Goods;
import io.guidepost.core.commission.RateCardRules.Violation;
import io.guidepost.core.commission.RateEntry;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import io.guidepost.domain.commission.rate.RateTarget.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Holds every change of rates and incentives against the caps (B6): all that could apply together on any goods, in any store
 * and through any guide, at any later moment. A change is asked about what it adds; what was too much before is not its
 * fault.
 */
@Service
public class RateCaps {

    private static final int CHUNK = 1_000;

    private final RateBook book;
    private final RatedGoods catalogue;
    private final ObjectProvider<IncentiveClaims> incentives;

    RateCaps(RateBook book, RatedGoods catalogue, ObjectProvider<IncentiveClaims> incentives) {
        this.book = book;
        this.catalogue = catalogue;
        this.incentives = incentives;
    }

    /** What this incentive would make exceed the caps from {@code now} on; empty means it may be approved. */
    public List<Violation> addedBy(IncentiveClaim claim, Instant now) {
        var standing = standing(now);
        var before = claims(now);
        before.removeIf(known -> known.incentiveId() == claim.incentiveId());
        var after = new ArrayList<>(before);
        after.add(claim);
        return compare(standing, before, standing, after, now);
    }

    /** What these changes would make exceed the caps; empty means they may be approved. */
    List<Violation> addedBy(List<RateChange> changes, Instant now) {
        var before = standing(now);
        var claims = claims(now);
        return compare(before, claims, changed(before, changes), claims, now);
    }

    private List<CommissionRate> standing(Instant now) {
        var all = new ArrayList<CommissionRate>();
        List<CommissionRate> page;
        do {
            page = book.allStanding(
                    now, all.isEmpty() ? 0 : all.get(all.size() - 1).id(), CHUNK);
            all.addAll(page);
        } while (page.size() == CHUNK);
        return all;
    }

    private List<IncentiveClaim> claims(Instant now) {
        var claims = new ArrayList<IncentiveClaim>();
        incentives.orderedStream().forEach(source -> claims.addAll(source.after(now)));
        return claims;
    }

    private static Rates changed(List<CommissionRate> before, List<RateChange> changes) {
        var ends = RateSuccession.ends(before, changes);
        var after = before.stream()
                .map(rate -> ends.containsKey(rate.id()) ? rate.endingAt(ends.get(rate.id())) : rate)
                .toList();
        return new Rates(
                after, changes.stream().filter(change -> !change.isEnd()).toList());
    }

    private List<Violation> compare(
            List<CommissionRate> standing,
            List<IncentiveClaim> claimsBefore,
            List<CommissionRate> after,
            List<IncentiveClaim> claimsAfter,
            Instant now) {
        return compare(standing, claimsBefore, new Rates(after, List.of()), claimsAfter, now);
    }

    private List<Violation> compare(
            List<CommissionRate> standing,
            List<IncentiveClaim> claimsBefore,
            Rates after,
            List<IncentiveClaim> claimsAfter,
            Instant now) {
        var brands = new BrandNumbers();
        var card = after.card(brands);
        var goods = goods(after, claimsAfter, brands);
        var violated = RateCardRules.check(card, claimsAfter, Caps.DEFAULT, goods, now);
        if (violated.isEmpty()) {
            return violated;
        }
        var cardBefore = new Rates(standing, List.of()).card(brands);
        return RateCardRules.added(RateCardRules.check(cardBefore, claimsBefore, Caps.DEFAULT, goods, now), violated);
    }

    /** Each SKU and product with a rate of its own, each category with each brand that has one, and everything else. */
    private List<Goods> goods(Rates rates, Collection<IncentiveClaim> claims, BrandNumbers brands) {
        var goods = new ArrayList<Goods>();
        var branches = catalogue.branches();
        var skuIds = rates.ids(Scope.SKU);
        claims.forEach(claim -> claim.skus().forEach(sku -> skuIds.add(sku.value())));
        for (var chunk : chunks(skuIds)) {
            catalogue
                    .skus(chunk)
                    .values()
                    .forEach(sku -> goods.add(new Goods(
                            Optional.of(new SkuId(sku.skuId())),
                            Optional.of(new SpuId(sku.productId())),
                            branch(branches, sku.categoryId()),
                            brands.of(sku.brand()),
                            Optional.of(new Money(sku.priceFen())))));
        }
        for (var chunk : chunks(rates.ids(Scope.SPU))) {
            catalogue
                    .products(chunk)
                    .values()
                    .forEach(product -> goods.add(new Goods(
                            Optional.empty(),
                            Optional.of(new SpuId(product.productId())),
                            branch(branches, product.categoryId()),
                            brands.of(product.brand()),
                            product.lowestPriceFen().isPresent()
                                    ? Optional.of(
                                            new Money(product.lowestPriceFen().getAsLong()))
                                    : Optional.empty())));
        }
        goods.addAll(kinds(rates, branches, brands));
        goods.add(Goods.ANYTHING);
        return goods;
    }

    private List<Goods> kinds(Rates rates, Map<Long, List<Long>> branches, BrandNumbers brands) {
        var names = new TreeSet<>(rates.brands());
        names.add("");
        var lowest = new HashMap<Long, Map<String, Long>>();
        for (var kind : catalogue.cheapest()) {
            // Goods of a brand without a rate are treated like those of none.
            var name = names.contains(kind.brand()) ? kind.brand() : "";
            lowest.computeIfAbsent(kind.categoryId(), unseen -> new HashMap<>())
                    .merge(name, kind.priceFen(), Math::min);
        }
        var kinds = new ArrayList<Goods>();
        for (var category : branches.keySet()) {
            for (var name : names) {
                kinds.add(new Goods(
                        Optional.empty(),
                        Optional.empty(),
                        branch(branches, category),
                        brands.of(name),
                        Optional.ofNullable(
                                        lowest.getOrDefault(category, Map.of()).get(name))
                                .map(Money::new)));
            }
        }
        return kinds;
    }

    private static List<CategoryId> branch(Map<Long, List<Long>> branches, long categoryId) {
        return branches.getOrDefault(categoryId, List.of()).stream()
                .map(CategoryId::new)
                .toList();
    }

    private static List<List<Long>> chunks(Collection<Long> ids) {
        var all = List.copyOf(ids);
        var chunks = new ArrayList<List<Long>>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
        }
        return chunks;
    }

    /** Approved rates together with those that are asked for. */
    private record Rates(List<CommissionRate> standing, List<RateChange> begun) {

        RateCard card(BrandNumbers brands) {
            var entries = new ArrayList<RateEntry>(standing.size() + begun.size());
            standing.forEach(rate -> entries.add(rate.entry(brands)));
            begun.forEach(change -> entries.add(change.entry(brands)));
            return new RateCard("standing", 1, entries);
        }

        TreeSet<Long> ids(Scope scope) {
            var ids = new TreeSet<Long>();
            targets().stream().filter(target -> target.scope() == scope).forEach(target -> ids.add(target.id()));
            return ids;
        }

        List<String> brands() {
            return targets().stream()
                    .filter(target -> target.scope() == Scope.BRAND)
                    .map(RateTarget::key)
                    .distinct()
                    .toList();
        }

        private List<RateTarget> targets() {
            var targets = new ArrayList<RateTarget>(standing.size() + begun.size());
            standing.forEach(rate -> targets.add(rate.target()));
            begun.forEach(change -> targets.add(change.target()));
            return targets;
        }
    }
}
