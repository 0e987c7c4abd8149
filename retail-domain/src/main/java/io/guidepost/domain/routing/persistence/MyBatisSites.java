package io.guidepost.domain.routing.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.guidepost.domain.routing.Site;
import io.guidepost.domain.routing.Sites;
import io.guidepost.domain.routing.persistence.SiteMapper.AvailableRow;
import io.guidepost.domain.routing.persistence.SiteMapper.SetRow;
import io.guidepost.domain.routing.persistence.SiteMapper.SiteRow;
import io.guidepost.domain.stock.Stock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisSites implements Sites {

    private static final int CENTRAL_PRIORITY = 100;
    private static final int STORE_PRIORITY = 500;

    private final SiteMapper mapper;
    private final Stock stock;

    MyBatisSites(SiteMapper mapper, Stock stock) {
        this.mapper = mapper;
        this.stock = stock;
    }

    @Override
    public List<Site> with(Collection<Long> skuIds, int mostStores) {
        var sites = new ArrayList<Site>();
        var central = Optional.ofNullable(mapper.set(Stock.CENTRAL));
        sites.add(new Site(
                Stock.CENTRAL,
                "总仓",
                "",
                true,
                central.map(SetRow::isEnabled).orElse(true),
                central.map(SetRow::priority).orElse(CENTRAL_PRIORITY),
                stock.available(skuIds)));
        var stores = mapper.stores(skuIds, STORE_PRIORITY, mostStores);
        if (stores.isEmpty()) {
            return sites;
        }
        var available = mapper.available(stores.stream().map(SiteRow::placeId).toList(), skuIds).stream()
                .collect(groupingBy(AvailableRow::placeId, toMap(AvailableRow::skuId, AvailableRow::available)));
        for (var store : stores) {
            sites.add(new Site(
                    store.placeId(),
                    store.name(),
                    store.address(),
                    store.isOpen(),
                    store.isEnabled(),
                    store.priority(),
                    available.getOrDefault(store.placeId(), Map.of())));
        }
        return sites;
    }

    @Override
    public boolean isKnown(long placeId) {
        return placeId == Stock.CENTRAL || mapper.known(placeId) > 0;
    }

    @Override
    public void set(long placeId, int priority, boolean isEnabled, long adminId, Instant at) {
        mapper.keep(placeId, priority, isEnabled, adminId, at);
    }
}
