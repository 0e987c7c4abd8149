package io.guidepost.domain.incentive.persistence;

import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.incentive.Conditions;
import io.guidepost.core.incentive.Goods;
import io.guidepost.core.incentive.RankRules.Standing;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import io.guidepost.domain.incentive.SoldOrders;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisSoldOrders implements SoldOrders {

    private static final int AT_ONCE = 1_000;

    private final SoldMapper mapper;

    MyBatisSoldOrders(SoldMapper mapper) {
        this.mapper = mapper;
    }

    /** Which of them count was frozen, so their categories are of no interest any more. */
    @Override
    public List<Goods> kept(long orderId, Collection<Long> lineIds) {
        if (lineIds.isEmpty()) {
            return List.of();
        }
        return mapper.kept(orderId, lineIds).stream()
                .map(row -> new Goods(
                        new LineId(row.id()),
                        new SkuId(row.skuId()),
                        new SpuId(row.productId()),
                        List.of(),
                        row.units(),
                        new Money(row.fen())))
                .toList();
    }

    @Override
    public Set<Long> friendsOf(long memberId, Instant at) {
        return mapper.friendsOf(memberId, at);
    }

    @Override
    public List<Standing> settled(Instant from, Instant until, Conditions conditions, Optional<Long> guideId) {
        var stores = conditions.stores().stream().map(StoreId::value).sorted().toList();
        var regions = conditions.regions().stream().sorted().toList();
        return mapper.settled(from, until, stores, regions, guideId.orElse(null)).stream()
                .map(row -> new Standing(row.guideId(), new Money(row.netFen())))
                .toList();
    }

    @Override
    public Map<Long, Place> placesOf(Collection<Long> guideIds, Instant at) {
        var places = new HashMap<Long, Place>();
        var all = List.copyOf(guideIds);
        for (int first = 0; first < all.size(); first += AT_ONCE) {
            mapper.placesOf(all.subList(first, Math.min(first + AT_ONCE, all.size())), at)
                    .forEach(row -> places.putIfAbsent(row.guideId(), new Place(row.storeId(), row.regionId())));
        }
        return places;
    }

    @Override
    public Optional<Paid> paid(long orderId) {
        return Optional.ofNullable(mapper.paidAt(orderId)).map(at -> new Paid(at, mapper.guidesOf(orderId)));
    }
}
