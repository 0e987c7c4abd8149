package io.guidepost.domain.price.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.guidepost.core.money.Money;
import io.guidepost.core.price.Approval;
import io.guidepost.core.price.Audience;
import io.guidepost.core.price.Period;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.words.Words;
import io.guidepost.domain.price.Pricing;
import io.guidepost.domain.price.PricingTerms;
import io.guidepost.domain.price.Pricings;
import io.guidepost.domain.price.persistence.PricingMapper.ItemRow;
import io.guidepost.domain.price.persistence.PricingMapper.ParentRow;
import io.guidepost.domain.price.persistence.PricingMapper.PricingRow;
import io.guidepost.domain.price.persistence.PricingMapper.WeightRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisPricings implements Pricings {

    private static final int AT_ONCE = 1_000;

    private final PricingMapper mapper;
    private final JsonMapper json = JsonMapper.shared();

    MyBatisPricings(PricingMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void insert(Pricing pricing) {
        mapper.insert(new PricingRow(
                pricing.id(),
                pricing.kind().name(),
                pricing.name().zh(),
                pricing.name().en(),
                json.writeValueAsString(pricing.audience()),
                json.writeValueAsString(pricing.terms()),
                pricing.period().from(),
                pricing.period().until(),
                pricing.approval().createdBy(),
                pricing.approval().createdAt(),
                null,
                null,
                null,
                pricing.version()));
    }

    @Override
    public Optional<Pricing> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(this::toPricing);
    }

    @Override
    public List<Pricing> page(Pricing.Kind kind, long beforeId, int limit) {
        return mapper.page(kind.name(), beforeId, limit).stream()
                .map(this::toPricing)
                .toList();
    }

    @Override
    public List<Pricing> inForceFrom(Instant now, int limit) {
        return mapper.inForceFrom(now, limit).stream().map(this::toPricing).toList();
    }

    private Pricing toPricing(PricingRow row) {
        var kind = Pricing.Kind.valueOf(row.kind());
        Class<? extends PricingTerms> terms =
                switch (kind) {
                    case LIST -> PricingTerms.ListTerms.class;
                    case ACTIVITY -> PricingTerms.ActivityTerms.class;
                    case FREIGHT -> PricingTerms.FreightTerms.class;
                };
        return new Pricing(
                row.id(),
                kind,
                new Words(row.name(), row.nameEn()),
                new Period(row.validFrom(), row.validUntil()),
                json.readValue(row.audience(), Audience.class),
                json.readValue(row.terms(), terms),
                new Approval(
                        row.createdBy(),
                        row.createdAt(),
                        Optional.ofNullable(row.approvedBy()),
                        Optional.ofNullable(row.approvedAt()),
                        Optional.ofNullable(row.endedAt())),
                row.version());
    }

    @Override
    public boolean approve(long id, int version, long adminId, Instant at) {
        return mapper.approve(id, version, adminId, at) == 1;
    }

    @Override
    public boolean end(long id, long adminId, Instant at) {
        return mapper.end(id, adminId, at) == 1;
    }

    @Override
    public boolean touch(long id, int version) {
        return mapper.touch(id, version) == 1;
    }

    @Override
    public boolean renameBrand(String before, String name) {
        boolean isSaid = false;
        for (var row : mapper.naming(json.writeValueAsString(before))) {
            var terms = toPricing(row).terms();
            var renamed = terms.renamed(before, name);
            if (!renamed.equals(terms)) {
                mapper.reword(row.id(), json.writeValueAsString(renamed));
                isSaid = true;
            }
        }
        return isSaid;
    }

    @Override
    public void putPrices(long listId, Map<Long, Long> fenBySku) {
        var skus = new ArrayList<>(fenBySku.keySet());
        for (int from = 0; from < skus.size(); from += AT_ONCE) {
            // MyBatis asks a map for names as well, which a sorted one of numbers cannot be asked for.
            var some = new LinkedHashMap<Long, Long>();
            skus.subList(from, Math.min(skus.size(), from + AT_ONCE)).forEach(sku -> some.put(sku, fenBySku.get(sku)));
            mapper.putPrices(listId, some);
        }
    }

    @Override
    public void removePrices(long listId, Collection<Long> skuIds) {
        if (!skuIds.isEmpty()) {
            mapper.removePrices(listId, skuIds);
        }
    }

    @Override
    public int countPrices(long listId) {
        return mapper.countPrices(listId);
    }

    @Override
    public List<ListPrice> prices(long listId, long afterSkuId, int limit) {
        return mapper.pricesOf(listId, afterSkuId, limit);
    }

    @Override
    public Map<Long, Map<SkuId, Money>> prices(Collection<Long> listIds, Collection<Long> skuIds) {
        if (listIds.isEmpty() || skuIds.isEmpty()) {
            return Map.of();
        }
        return mapper.prices(listIds, skuIds).stream()
                .collect(groupingBy(
                        ItemRow::ruleId, toMap(row -> new SkuId(row.skuId()), row -> Money.ofFen(row.priceFen()))));
    }

    @Override
    public boolean anyStorePrice() {
        return mapper.anyStorePrice();
    }

    @Override
    public Object mark() {
        return mapper.mark();
    }

    @Override
    public void changed() {
        mapper.changed();
    }

    @Override
    public Map<Long, Long> categoryParents() {
        return mapper.parents().stream().collect(toMap(ParentRow::id, ParentRow::parentId));
    }

    @Override
    public Map<Long, Integer> weights(Collection<Long> skuIds) {
        return skuIds.isEmpty()
                ? Map.of()
                : mapper.weights(skuIds).stream().collect(toMap(WeightRow::skuId, WeightRow::grams));
    }

    @Override
    public void weigh(Map<Long, Integer> gramsBySku, long adminId, Instant at) {
        if (!gramsBySku.isEmpty()) {
            mapper.weigh(new LinkedHashMap<>(gramsBySku), adminId, at);
        }
    }
}
