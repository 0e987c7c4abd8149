package io.guidepost.domain.tryon.persistence;

import io.guidepost.domain.customercard.CustomerReads.Served;
import io.guidepost.domain.tryon.TryOn;
import io.guidepost.domain.tryon.TryOns;
import io.guidepost.domain.tryon.persistence.TryOnMapper.TryOnRow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisTryOns implements TryOns {

    private final TryOnMapper mapper;

    MyBatisTryOns(TryOnMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void insert(TryOn tryOn) {
        mapper.insert(
                tryOn.id(),
                tryOn.guideId(),
                tryOn.storeId(),
                tryOn.externalUserid(),
                tryOn.memberId().orElse(null),
                tryOn.skuId(),
                tryOn.size(),
                tryOn.outcome().name(),
                tryOn.note(),
                tryOn.triedAt());
    }

    @Override
    public List<TryOn> lock(long guideId, Collection<Long> ids) {
        var own = mapper.lock(guideId, ids);
        return own.isEmpty()
                ? List.of()
                : mapper.find(own).stream().map(MyBatisTryOns::tryOn).toList();
    }

    @Override
    public void intoBasket(Collection<Long> ids, long basketId) {
        mapper.intoBasket(ids, basketId);
    }

    @Override
    public List<Listed> page(long guideId, Optional<Served> customer, long beforeId, int limit) {
        return rows(guideId, customer, beforeId, limit).stream()
                .map(row -> new Listed(tryOn(row), row.product(), row.productEn(), row.spec(), row.priceFen()))
                .toList();
    }

    private List<TryOnRow> rows(long guideId, Optional<Served> customer, long beforeId, int limit) {
        return customer.map(served -> mapper.ofCustomer(served.memberId(), served.externalUserid(), beforeId, limit))
                .orElseGet(() -> mapper.ofGuide(guideId, beforeId, limit));
    }

    @Override
    public int forget(Collection<Long> memberIds, Collection<String> externalUserids) {
        return mapper.forgetMembers(memberIds) + mapper.forgetFriends(externalUserids);
    }

    private static TryOn tryOn(TryOnRow row) {
        return new TryOn(
                row.id(),
                row.guideId(),
                row.storeId(),
                row.externalUserid(),
                Optional.ofNullable(row.memberId()),
                row.skuId(),
                row.size(),
                TryOn.Outcome.valueOf(row.outcome()),
                row.note(),
                row.triedAt(),
                Optional.ofNullable(row.basketId()));
    }
}
