package io.guidepost.domain.commission.persistence;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.commission.RateCard;
import io.guidepost.core.commission.RateEntry;
import io.guidepost.core.commission.RateScope;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.BrandId;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SoldLine;
import io.guidepost.core.sale.SpuId;
import io.guidepost.domain.commission.Commissions.PaidSale;
import io.guidepost.domain.commission.Rates;
import io.guidepost.domain.commission.StandingAccrual;
import io.guidepost.domain.commission.persistence.RateMapper.RateRow;
import io.guidepost.domain.commission.persistence.RateMapper.ScopeKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/** Asks for the rates of exactly the SKUs, products, categories, brands and stores of one sale. */
@Repository
class MyBatisRates implements Rates {

    private final RateMapper mapper;

    MyBatisRates(RateMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Judged judge(PaidSale sale, Attribution attribution) {
        var branches = branchesOf(sale);
        var brands = new Brands();
        var lines = sale.lines().stream()
                .map(line -> new SoldLine(
                        new LineId(line.lineId()),
                        new SkuId(line.skuId()),
                        new SpuId(line.productId()),
                        branches.getOrDefault(line.categoryId(), List.of()),
                        brands.of(line.brand()),
                        line.quantity(),
                        new Money(line.paidFen())))
                .toList();
        var entries = new ArrayList<RateEntry>();
        mapper.inForce(keysOf(sale, attribution, branches), attribution.decidedAt())
                .forEach(row -> entries.add(entry(row, brands)));
        // What holds when nobody has decided anything: B6's defaults, the widest and oldest entries of all.
        entries.addAll(RateCard.DEFAULT.entries());
        return new Judged(lines, new RateCard("in force", 1, entries));
    }

    private Map<Long, List<CategoryId>> branchesOf(PaidSale sale) {
        var leaves = sale.lines().stream().map(PaidSale.Line::categoryId).collect(Collectors.toSet());
        var branches = new HashMap<Long, List<CategoryId>>();
        mapper.branches(leaves).forEach(row -> branches.computeIfAbsent(row.leafId(), leaf -> new ArrayList<>())
                .add(new CategoryId(row.id())));
        return branches;
    }

    private static Set<ScopeKey> keysOf(PaidSale sale, Attribution attribution, Map<Long, List<CategoryId>> branches) {
        var keys = new LinkedHashSet<ScopeKey>();
        for (var line : sale.lines()) {
            keys.add(key("SKU", line.skuId()));
            keys.add(key("SPU", line.productId()));
            if (!line.brand().isBlank()) {
                keys.add(new ScopeKey("BRAND", line.brand()));
            }
        }
        branches.values().forEach(branch -> branch.forEach(category -> keys.add(key("CATEGORY", category.value()))));
        attribution
                .lines()
                .forEach(line -> line.outcome().store().ifPresent(store -> keys.add(key("STORE", store.value()))));
        keys.add(new ScopeKey("DEFAULT", ""));
        return keys;
    }

    private static ScopeKey key(String scope, long id) {
        return new ScopeKey(scope, Long.toString(id));
    }

    private static RateEntry entry(RateRow row, Brands brands) {
        return new RateEntry(
                row.id(),
                PayeeType.valueOf(row.payeeType()),
                scope(row, brands),
                row.isExcluded() ? Optional.empty() : StandingAccrual.reward(row.rateBp(), row.fixedFen()),
                row.effectiveFrom(),
                Optional.of(row.effectiveUntil()));
    }

    private static RateScope scope(RateRow row, Brands brands) {
        return switch (row.scope()) {
            case "SKU" -> new RateScope.Sku(new SkuId(Long.parseLong(row.scopeKey())));
            case "SPU" -> new RateScope.Spu(new SpuId(Long.parseLong(row.scopeKey())));
            case "CATEGORY" -> new RateScope.Category(new CategoryId(Long.parseLong(row.scopeKey())));
            case "BRAND" -> new RateScope.Brand(brands.of(row.scopeKey()).orElseThrow());
            case "STORE" -> new RateScope.StorePolicy(new StoreId(Long.parseLong(row.scopeKey())));
            case "DEFAULT" -> new RateScope.Everything();
            default ->
                throw new IllegalStateException("Rate %d has the unknown scope %s".formatted(row.id(), row.scope()));
        };
    }

    /** The catalogue knows brands by name; the rules of money compare numbers, which need to hold for one sale only. */
    private static final class Brands {

        private final Map<String, BrandId> byName = new HashMap<>();

        Optional<BrandId> of(String name) {
            return name.isBlank()
                    ? Optional.empty()
                    : Optional.of(byName.computeIfAbsent(name, unseen -> new BrandId(byName.size() + 1L)));
        }
    }
}
