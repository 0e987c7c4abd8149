package io.guidepost.domain.commission.persistence;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.RateCard;
import io.guidepost.core.commission.RateEntry;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SoldLine;
import io.guidepost.core.sale.SpuId;
import io.guidepost.domain.commission.Commissions.PaidSale;
import io.guidepost.domain.commission.Rates;
import io.guidepost.domain.commission.StandingAccrual;
import io.guidepost.domain.commission.persistence.RateMapper.RateRow;
import io.guidepost.domain.commission.rate.BrandNumbers;
import io.guidepost.domain.commission.rate.RateTarget;
import io.guidepost.domain.commission.rate.RateTarget.Scope;
import io.guidepost.domain.organization.GuideLevel;
import io.guidepost.domain.organization.GuideLevels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/**
 * Asks for the rates of exactly the SKUs, products, categories, brands and stores of one sale, as they were when the order
 * was placed and attributed: rates and levels change for the future only, so that moment can be asked at any later one.
 */
@Repository
class MyBatisRates implements Rates {

    private final RateMapper mapper;
    private final GuideLevels levels;

    MyBatisRates(RateMapper mapper, GuideLevels levels) {
        this.mapper = mapper;
        this.levels = levels;
    }

    @Override
    public Judged judge(PaidSale sale, Attribution attribution) {
        var branches = branchesOf(sale);
        var brands = new BrandNumbers();
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
        var guides = guidesOf(attribution);
        var rows = mapper.inForce(targets(sale, attribution, branches, !guides.isEmpty()), attribution.decidedAt());
        var entries = rows.stream().map(row -> entry(row, brands)).toList();
        return new Judged(lines, new RateCard("in force", 1, entries, levelsOf(guides, rows, attribution)));
    }

    /** Where no rate depends on levels nobody asks for them. */
    private Map<GuideId, Integer> levelsOf(Set<Long> guides, List<RateRow> rows, Attribution attribution) {
        if (rows.stream().noneMatch(row -> row.scope().equals(Scope.GUIDE_LEVEL.name()))) {
            return Map.of();
        }
        var found = new HashMap<GuideId, Integer>();
        levels.at(guides, attribution.decidedAt()).forEach((guide, level) -> found.put(new GuideId(guide), level));
        return found;
    }

    private Map<Long, List<CategoryId>> branchesOf(PaidSale sale) {
        var leaves = sale.lines().stream().map(PaidSale.Line::categoryId).collect(Collectors.toSet());
        var branches = new HashMap<Long, List<CategoryId>>();
        mapper.branches(leaves).forEach(row -> branches.computeIfAbsent(row.leafId(), leaf -> new ArrayList<>())
                .add(new CategoryId(row.id())));
        return branches;
    }

    private static Set<Long> guidesOf(Attribution attribution) {
        return attribution.lines().stream()
                .flatMap(line -> line.outcome().splits().stream())
                .filter(split -> split.payeeType() == PayeeType.GUIDE)
                .map(split -> split.payeeId())
                .collect(Collectors.toSet());
    }

    private static Set<RateTarget> targets(
            PaidSale sale, Attribution attribution, Map<Long, List<CategoryId>> branches, boolean hasGuides) {
        var targets = new LinkedHashSet<RateTarget>();
        for (var line : sale.lines()) {
            targets.add(RateTarget.of(Scope.SKU, line.skuId()));
            targets.add(RateTarget.of(Scope.SPU, line.productId()));
            if (!line.brand().isBlank()) {
                targets.add(new RateTarget(Scope.BRAND, line.brand()));
            }
        }
        branches.values()
                .forEach(branch ->
                        branch.forEach(category -> targets.add(RateTarget.of(Scope.CATEGORY, category.value()))));
        for (var line : attribution.lines()) {
            line.outcome().store().ifPresent(store -> targets.add(RateTarget.of(Scope.STORE, store.value())));
            // A store that only delivers may have a part as well.
            line.outcome().splits().stream()
                    .filter(split -> split.payeeType() == PayeeType.STORE)
                    .forEach(split -> targets.add(RateTarget.of(Scope.STORE, split.payeeId())));
        }
        for (int level = 1; hasGuides && level <= GuideLevel.HIGHEST; level++) {
            targets.add(RateTarget.of(Scope.GUIDE_LEVEL, level));
        }
        targets.add(RateTarget.DEFAULT);
        return targets;
    }

    private static RateEntry entry(RateRow row, BrandNumbers brands) {
        return new RateEntry(
                row.id(),
                PayeeType.valueOf(row.payeeType()),
                new RateTarget(Scope.valueOf(row.scope()), row.scopeKey()).in(brands),
                row.isExcluded() ? Optional.empty() : StandingAccrual.reward(row.rateBp(), row.fixedFen()),
                row.effectiveFrom(),
                Optional.of(row.effectiveUntil()));
    }
}
