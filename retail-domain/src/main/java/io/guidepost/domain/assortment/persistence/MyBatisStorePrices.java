package io.guidepost.domain.assortment.persistence;

import io.guidepost.domain.assortment.StorePrices;
import io.guidepost.domain.assortment.persistence.StorePriceMapper.FromRow;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisStorePrices implements StorePrices {

    private final StorePriceMapper mapper;

    MyBatisStorePrices(StorePriceMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Map<Long, Long> at(long storeId, Collection<Long> skuIds) {
        return skuIds.isEmpty()
                ? Map.of()
                : mapper.at(storeId, skuIds).stream()
                        .collect(Collectors.toMap(StorePrice::skuId, StorePrice::priceFen));
    }

    @Override
    public Map<Long, Long> fromAt(long storeId, Collection<Long> productIds) {
        return productIds.isEmpty()
                ? Map.of()
                : mapper.fromAt(storeId, productIds).stream()
                        .collect(Collectors.toMap(FromRow::productId, FromRow::priceFen));
    }

    @Override
    public List<Long> soldAt(long storeId, Collection<Long> productIds) {
        return productIds.isEmpty() ? List.of() : mapper.soldAt(storeId, productIds);
    }

    @Override
    public List<StorePrice> ofSku(long skuId, long afterStoreId, int limit) {
        return mapper.ofSku(skuId, afterStoreId, limit);
    }

    @Override
    public void set(Collection<StorePrice> prices) {
        if (!prices.isEmpty()) {
            mapper.set(prices);
        }
    }

    @Override
    public void clear(long skuId, Collection<Long> storeIds) {
        if (!storeIds.isEmpty()) {
            mapper.clear(skuId, storeIds);
        }
    }
}
