package io.guidepost.domain.flashsale.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.guidepost.domain.flashsale.FlashSale;
import io.guidepost.domain.flashsale.FlashSale.Item;
import io.guidepost.domain.flashsale.FlashSale.Status;
import io.guidepost.domain.flashsale.FlashSales;
import io.guidepost.domain.flashsale.persistence.FlashSaleMapper.ItemRow;
import io.guidepost.domain.flashsale.persistence.FlashSaleMapper.ProgressRow;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisFlashSales implements FlashSales {

    private final FlashSaleMapper mapper;

    MyBatisFlashSales(FlashSaleMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<FlashSale> find(long saleId) {
        return one(mapper.byId(saleId));
    }

    @Override
    public Optional<FlashSale> lock(long saleId) {
        return one(mapper.lock(saleId));
    }

    private Optional<FlashSale> one(FlashSaleRow row) {
        return row == null ? Optional.empty() : withItems(List.of(row)).stream().findFirst();
    }

    private List<FlashSale> withItems(List<FlashSaleRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var items = mapper.items(rows.stream().map(FlashSaleRow::id).toList()).stream()
                .collect(groupingBy(ItemRow::saleId, mapping(MyBatisFlashSales::item, toList())));
        return rows.stream()
                .map(row -> row.toSale(items.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static Item item(ItemRow row) {
        return new Item(row.skuId(), row.priceFen(), row.units(), row.perMember());
    }

    @Override
    public List<FlashSale> page(Optional<Status> status, long beforeId, int limit) {
        return withItems(mapper.page(status.map(Enum::name).orElse(null), beforeId, limit));
    }

    @Override
    public List<FlashSale> showing(Instant now, Instant until, int limit) {
        return withItems(mapper.showing(now, until, limit));
    }

    @Override
    public List<FlashSale> due(Instant now, int limit) {
        return withItems(mapper.due(now, limit));
    }

    @Override
    public void insert(FlashSale sale) {
        mapper.insert(FlashSaleRow.of(sale));
        mapper.insertItems(sale.id(), sale.items());
    }

    @Override
    public boolean replace(FlashSale sale, int version) {
        if (mapper.replace(FlashSaleRow.of(sale), version) == 0) {
            return false;
        }
        mapper.removeItems(sale.id());
        mapper.insertItems(sale.id(), sale.items());
        return true;
    }

    @Override
    public boolean move(FlashSale sale) {
        return mapper.move(FlashSaleRow.of(sale)) == 1;
    }

    @Override
    public Optional<Long> overlapping(FlashSale sale) {
        return Optional.ofNullable(mapper.overlapping(sale.id(), sale.startsAt(), sale.endsAt()));
    }

    @Override
    public int taken(long saleId, long skuId, long memberId) {
        return Optional.ofNullable(mapper.taken(saleId, skuId, memberId)).orElse(0);
    }

    @Override
    public boolean take(Taking taking) {
        mapper.begin(taking);
        return mapper.take(taking) == 1;
    }

    @Override
    public void takeTogether(Collection<Taking> takings) {
        mapper.takeTogether(takings.stream()
                .sorted(Comparator.comparingLong(Taking::saleId)
                        .thenComparingLong(Taking::skuId)
                        .thenComparingLong(Taking::memberId))
                .toList());
    }

    @Override
    public void giveBack(long saleId, long memberId, Map<Long, Integer> units) {
        new TreeMap<>(units).forEach((skuId, count) -> mapper.giveBack(saleId, skuId, memberId, count));
    }

    @Override
    public Optional<Set<Long>> takers(long saleId, int most) {
        var found = mapper.takers(saleId, most + 1);
        return found.size() > most ? Optional.empty() : Optional.of(new HashSet<>(found));
    }

    @Override
    public List<Long> overWithUnits(int limit) {
        return mapper.overWithUnits(limit);
    }

    @Override
    public Map<Long, Integer> left(long saleId) {
        return mapper.progress(saleId).stream()
                .filter(row -> row.available() > 0)
                .collect(toMap(ProgressRow::skuId, ProgressRow::available));
    }

    @Override
    public Map<Long, Progress> progress(long saleId) {
        return mapper.progress(saleId).stream()
                .collect(toMap(ProgressRow::skuId, row -> new Progress(row.available(), row.reserved(), row.sold())));
    }
}
