package io.guidepost.domain.stock.persistence;

import io.guidepost.domain.stock.MovementKind;
import io.guidepost.domain.stock.Stock;
import io.guidepost.domain.stock.StockQueries;
import io.guidepost.domain.stock.persistence.StockQueriesMapper.StockRow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisStockQueries implements StockQueries {

    private final StockQueriesMapper mapper;

    MyBatisStockQueries(StockQueriesMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Row> rows(long placeId, Optional<Integer> lowAt, long afterSkuId, int limit) {
        var low = lowAt.orElse(null);
        return toRows(
                placeId == Stock.CENTRAL
                        ? mapper.page(low, afterSkuId, limit)
                        : mapper.pageAt(placeId, low, afterSkuId, limit));
    }

    @Override
    public List<Row> rows(long placeId, Collection<Long> skuIds) {
        if (skuIds.isEmpty()) {
            return List.of();
        }
        return toRows(placeId == Stock.CENTRAL ? mapper.ofSkus(skuIds) : mapper.ofSkusAt(placeId, skuIds));
    }

    @Override
    public long count(long placeId) {
        return placeId == Stock.CENTRAL ? mapper.count() : mapper.countAt(placeId);
    }

    private static List<Row> toRows(List<StockRow> rows) {
        return rows.stream()
                .map(row -> new Row(
                        row.placeId(),
                        row.skuId(),
                        row.productId(),
                        row.title(),
                        row.spec(),
                        row.available(),
                        row.reserved(),
                        row.sold(),
                        Optional.ofNullable(row.lowAt())))
                .toList();
    }

    @Override
    public List<Movement> movements(long placeId, long skuId, Optional<After> after, int limit) {
        return mapper
                .movements(
                        placeId,
                        skuId,
                        after.map(After::movedAt).orElse(null),
                        after.map(After::causeId).orElse(null),
                        after.map(last -> last.kind().name()).orElse(null),
                        limit)
                .stream()
                .map(row -> new Movement(
                        row.causeId(),
                        MovementKind.valueOf(row.kind()),
                        row.placeId(),
                        row.skuId(),
                        row.units(),
                        row.movedAt()))
                .toList();
    }

    @Override
    public boolean setLowAt(long placeId, long skuId, Optional<Integer> lowAt) {
        return (placeId == Stock.CENTRAL
                        ? mapper.setLowAt(skuId, lowAt.orElse(null))
                        : mapper.setLowAtPlace(placeId, skuId, lowAt.orElse(null)))
                == 1;
    }
}
