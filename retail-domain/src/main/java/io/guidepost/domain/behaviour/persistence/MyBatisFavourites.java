package io.guidepost.domain.behaviour.persistence;

import io.guidepost.domain.behaviour.Behaviour;
import io.guidepost.domain.behaviour.Favourites;
import io.guidepost.domain.behaviour.persistence.FavouriteMapper.VisitRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisFavourites implements Favourites {

    private final FavouriteMapper mapper;

    MyBatisFavourites(FavouriteMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean add(long memberId, long productId, Instant at) {
        return mapper.add(memberId, productId, at) == 1;
    }

    @Override
    public boolean remove(Collection<Long> memberIds, long productId) {
        return mapper.remove(memberIds, productId) > 0;
    }

    @Override
    public int count(Collection<Long> memberIds) {
        return mapper.count(memberIds);
    }

    @Override
    public List<Long> among(Collection<Long> memberIds, Collection<Long> productIds) {
        return productIds.isEmpty() ? List.of() : mapper.among(memberIds, productIds);
    }

    @Override
    public List<Seen> favourites(Collection<Long> memberIds, Optional<Seen> after, int limit) {
        return mapper.favourites(
                memberIds,
                after.map(Seen::at).orElse(null),
                after.map(Seen::productId).orElse(null),
                limit);
    }

    @Override
    public List<Seen> visits(Collection<Long> memberIds, Optional<Seen> after, int limit) {
        return mapper.visits(
                memberIds,
                after.map(Seen::at).orElse(null),
                after.map(Seen::productId).orElse(null),
                limit);
    }

    /** In one order for everybody, so that two bundles never wait for each other in a circle. */
    @Override
    public void visit(Collection<Behaviour> views) {
        var rows = new TreeMap<Long, VisitRow>();
        for (var view : views) {
            rows.merge(
                    view.productId(),
                    new VisitRow(view.memberId(), view.productId(), view.occurredAt(), 1),
                    (one, other) -> new VisitRow(
                            one.memberId(),
                            one.productId(),
                            one.viewedAt().isAfter(other.viewedAt()) ? one.viewedAt() : other.viewedAt(),
                            one.views() + other.views()));
        }
        if (!rows.isEmpty()) {
            mapper.visit(rows.values());
        }
    }

    @Override
    public void forgetVisits(Collection<Long> memberIds, Optional<Long> productId) {
        mapper.forgetVisits(memberIds, productId.orElse(null));
    }

    @Override
    public int purgeVisits(Instant before, int limit) {
        return mapper.purgeVisits(before, limit);
    }
}
