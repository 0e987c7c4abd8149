package io.guidepost.domain.simulation.persistence;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.domain.simulation.PastSales;
import io.guidepost.domain.simulation.persistence.PastSalesMapper.SpellRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisPastSales implements PastSales {

    private static final int DEEPEST = 20;

    private final PastSalesMapper mapper;

    MyBatisPastSales(PastSalesMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Map<Long, List<Line>> linesOf(Collection<Long> orderIds) {
        var lines = new HashMap<Long, List<Line>>(2 * orderIds.size());
        for (var row : mapper.lines(orderIds)) {
            lines.computeIfAbsent(row.orderId(), unseen -> new ArrayList<>(2))
                    .add(new Line(
                            row.id(),
                            row.skuId(),
                            row.productId(),
                            row.categoryId(),
                            row.brand(),
                            row.keptUnits(),
                            row.keptFen()));
        }
        return lines;
    }

    @Override
    public Map<Long, List<CategoryId>> branches() {
        var parents = new HashMap<Long, Long>();
        mapper.categories().forEach(row -> parents.put(row.id(), row.parentId()));
        var branches = new HashMap<Long, List<CategoryId>>();
        for (var leaf : parents.keySet()) {
            var branch = new ArrayList<CategoryId>(3);
            for (Long id = leaf; id != null && branch.size() < DEEPEST; id = parents.get(id)) {
                branch.add(new CategoryId(id));
            }
            branches.put(leaf, List.copyOf(branch));
        }
        return branches;
    }

    @Override
    public Map<GuideId, List<Spell>> levelsOf(Collection<Long> guideIds) {
        var levels = new HashMap<GuideId, List<Spell>>();
        mapper.levels(guideIds)
                .forEach(row -> levels.computeIfAbsent(new GuideId(row.ownerId()), unseen -> new ArrayList<>(2))
                        .add(spell(row)));
        return levels;
    }

    @Override
    public Map<Long, List<Spell>> regions() {
        var regions = new HashMap<Long, List<Spell>>();
        mapper.regions().forEach(row -> regions.computeIfAbsent(row.ownerId(), unseen -> new ArrayList<>(2))
                .add(spell(row)));
        return regions;
    }

    private static Spell spell(SpellRow row) {
        return new Spell(row.value(), row.validFrom(), row.validUntil());
    }
}
