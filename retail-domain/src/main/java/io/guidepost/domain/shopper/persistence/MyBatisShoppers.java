package io.guidepost.domain.shopper.persistence;

import io.guidepost.domain.shopper.OneShopper;
import io.guidepost.domain.shopper.Shoppers;
import io.guidepost.domain.shopper.persistence.ShopperMapper.ShopperRow;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisShoppers implements Shoppers {

    private final ShopperMapper mapper;
    private final OneShopper shoppers;

    MyBatisShoppers(ShopperMapper mapper, OneShopper shoppers) {
        this.mapper = mapper;
        this.shoppers = shoppers;
    }

    @Override
    public Optional<Shopper> find(long memberId) {
        return Optional.ofNullable(mapper.byId(memberId)).map(MyBatisShoppers::toShopper);
    }

    @Override
    public Set<Long> activeAmong(Collection<Long> memberIds) {
        return memberIds.isEmpty() ? Set.of() : mapper.activeAmong(memberIds);
    }

    @Override
    public Optional<Shopper> findBy(IdentityKind kind, String value) {
        return Optional.ofNullable(mapper.byIdentity(kind.name(), value)).map(MyBatisShoppers::toShopper);
    }

    private static Shopper toShopper(ShopperRow row) {
        return new Shopper(row.id(), row.status().equals("ACTIVE"), row.sessionVersion());
    }

    @Override
    public Optional<String> openidOf(long memberId) {
        return Optional.ofNullable(mapper.openidOf(memberId));
    }

    @Override
    public void insert(long memberId, Instant createdAt) {
        mapper.insert(memberId, createdAt);
    }

    @Override
    public void insert(Collection<NewShopper> shoppers) {
        if (!shoppers.isEmpty()) {
            mapper.insertAll(shoppers);
        }
    }

    @Override
    public void raiseSessionVersion(long memberId) {
        mapper.raiseSessionVersion(memberId);
    }

    @Override
    public void addIdentity(long memberId, IdentityKind kind, String value, Instant at) {
        mapper.insertIdentity(kind.name(), value, memberId, at);
    }

    @Override
    public int linkFriendships(long memberId, String unionid) {
        return mapper.linkFriendships(memberId, unionid);
    }

    @Override
    public Instant registeredAt(long memberId) {
        return mapper.registeredAt(memberId);
    }

    @Override
    public void merge(long mergedId, long keptId, Instant at) {
        mapper.moveIdentities(mergedId, keptId);
        mapper.moveFriendships(mergedId, keptId);
        mapper.close(mergedId, keptId, at);
    }

    @Override
    public void forgetFriends(long memberId) {
        mapper.forgetFriends(memberId);
    }

    @Override
    public void close(long memberId) {
        mapper.closeForGood(memberId);
    }

    @Override
    public void unmerge(long mergedId) {
        mapper.reopen(mergedId);
        mapper.moveIdentitiesBack(mergedId, shoppers.recordsOf(mergedId));
        mapper.moveFriendshipsBack(mergedId);
    }
}
