package io.guidepost.domain.commission.persistence;

import io.guidepost.domain.commission.persistence.RatedGoodsMapper.CategoryRow;
import io.guidepost.domain.commission.rate.RateTarget;
import io.guidepost.domain.commission.rate.RateTarget.Scope;
import io.guidepost.domain.commission.rate.RatedGoods;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisRatedGoods implements RatedGoods {

    private static final int DEEPEST = 20;

    private final RatedGoodsMapper mapper;

    MyBatisRatedGoods(RatedGoodsMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Map<Long, RatedSku> skus(Collection<Long> skuIds) {
        var skus = new LinkedHashMap<Long, RatedSku>();
        if (!skuIds.isEmpty()) {
            mapper.skus(skuIds).forEach(sku -> skus.put(sku.skuId(), sku));
        }
        return skus;
    }

    @Override
    public Map<Long, RatedProduct> products(Collection<Long> productIds) {
        var products = new LinkedHashMap<Long, RatedProduct>();
        if (!productIds.isEmpty()) {
            mapper.products(productIds)
                    .forEach(row -> products.put(
                            row.productId(),
                            new RatedProduct(
                                    row.productId(),
                                    row.categoryId(),
                                    row.brand(),
                                    row.lowestPriceFen() == null
                                            ? OptionalLong.empty()
                                            : OptionalLong.of(row.lowestPriceFen()))));
        }
        return products;
    }

    @Override
    public Map<Long, List<Long>> branches() {
        var parents = new HashMap<Long, Long>();
        var all = mapper.categories();
        for (CategoryRow row : all) {
            parents.put(row.id(), row.parentId());
        }
        var branches = new LinkedHashMap<Long, List<Long>>();
        for (var row : all) {
            var branch = new ArrayList<Long>();
            for (Long at = row.id(); at != null && branch.size() <= DEEPEST; at = parents.get(at)) {
                branch.add(at);
            }
            branches.put(row.id(), branch);
        }
        return branches;
    }

    @Override
    public List<CheapestOf> cheapest() {
        return mapper.cheapest();
    }

    @Override
    public Set<RateTarget> known(Collection<RateTarget> targets) {
        var known = new HashSet<RateTarget>();
        var ids = new HashMap<Scope, Set<Long>>();
        var brands = new HashSet<String>();
        for (var target : targets) {
            switch (target.scope()) {
                case DEFAULT, GUIDE_LEVEL -> known.add(target);
                case BRAND -> brands.add(target.key());
                case SKU, SPU, CATEGORY, STORE ->
                    ids.computeIfAbsent(target.scope(), unseen -> new HashSet<>())
                            .add(target.id());
            }
        }
        add(known, ids, Scope.SKU, asked -> skus(asked).keySet());
        add(known, ids, Scope.SPU, asked -> products(asked).keySet());
        add(known, ids, Scope.CATEGORY, mapper::knownCategories);
        add(known, ids, Scope.STORE, mapper::knownStores);
        if (!brands.isEmpty()) {
            mapper.knownBrands(brands).forEach(name -> known.add(new RateTarget(Scope.BRAND, name)));
        }
        return known;
    }

    private static void add(
            Set<RateTarget> known,
            Map<Scope, Set<Long>> ids,
            Scope scope,
            Function<Collection<Long>, Collection<Long>> lookup) {
        if (ids.containsKey(scope)) {
            lookup.apply(ids.get(scope)).forEach(id -> known.add(RateTarget.of(scope, id)));
        }
    }
}
