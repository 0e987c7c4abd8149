package io.guidepost.domain.catalog.persistence;

import io.guidepost.domain.catalog.Stock;
import io.guidepost.domain.catalog.persistence.StockMapper.WantedRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisStock implements Stock {

    private final StockMapper mapper;

    MyBatisStock(StockMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Long> reserve(Map<Long, Integer> units) {
        for (var wanted : inSkuOrder(units).entrySet()) {
            if (mapper.reserve(wanted.getKey(), wanted.getValue()) == 0) {
                return Optional.of(wanted.getKey());
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean reserveTogether(Map<Long, Integer> units) {
        var wanted = inSkuOrder(units).entrySet().stream()
                .map(sku -> new WantedRow(sku.getKey(), sku.getValue()))
                .toList();
        return mapper.reserveTogether(wanted) == wanted.size();
    }

    @Override
    public void release(Map<Long, Integer> units) {
        inSkuOrder(units).forEach((sku, count) -> must(mapper.release(sku, count), "release", sku, count));
    }

    @Override
    public void sell(Map<Long, Integer> units) {
        inSkuOrder(units).forEach((sku, count) -> must(mapper.sell(sku, count), "sell", sku, count));
    }

    @Override
    public void restock(Map<Long, Integer> units) {
        inSkuOrder(units).forEach((sku, count) -> must(mapper.restock(sku, count), "restock", sku, count));
    }

    @Override
    public Map<Long, Integer> available(Iterable<Long> skuIds) {
        var ids = new ArrayList<Long>();
        skuIds.forEach(ids::add);
        var available = new HashMap<Long, Integer>();
        if (!ids.isEmpty()) {
            mapper.available(ids).forEach(row -> available.put(row.skuId(), row.available()));
        }
        return available;
    }

    private static Map<Long, Integer> inSkuOrder(Map<Long, Integer> units) {
        for (var wanted : units.entrySet()) {
            if (wanted.getValue() < 1) {
                throw new IllegalArgumentException("SKU %d: %d units".formatted(wanted.getKey(), wanted.getValue()));
            }
        }
        return new TreeMap<>(units);
    }

    /** Units that are not there to be moved mean that our own books are wrong. */
    private static void must(int changed, String verb, long sku, int count) {
        if (changed == 0) {
            throw new IllegalStateException(
                    "Cannot %s %d units of SKU %d: the stock row refuses".formatted(verb, count, sku));
        }
    }
}
