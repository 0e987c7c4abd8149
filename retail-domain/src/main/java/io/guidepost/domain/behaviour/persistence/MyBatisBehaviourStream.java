package io.guidepost.domain.behaviour.persistence;

import io.guidepost.domain.behaviour.Behaviour;
import io.guidepost.domain.behaviour.Behaviour.Kind;
import io.guidepost.domain.behaviour.BehaviourStream;
import io.guidepost.domain.behaviour.persistence.BehaviourMapper.CountRow;
import io.guidepost.domain.behaviour.persistence.BehaviourMapper.Row;
import io.guidepost.domain.database.Ids;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisBehaviourStream implements BehaviourStream {

    private final BehaviourMapper mapper;
    private final Ids ids;

    MyBatisBehaviourStream(BehaviourMapper mapper, Ids ids) {
        this.mapper = mapper;
        this.ids = ids;
    }

    @Override
    public List<Behaviour> add(List<Behaviour> told) {
        if (told.isEmpty()) {
            return List.of();
        }
        var byId = new LinkedHashMap<Long, Behaviour>();
        told.forEach(each -> byId.put(ids.next(), each));
        mapper.insert(byId.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList());
        // A row that was there has an id of its own.
        var kept = new HashSet<>(mapper.kept(byId.keySet()));
        byId.keySet().retainAll(kept);
        return List.copyOf(byId.values());
    }

    private static Row row(long id, Behaviour told) {
        return new Row(
                id,
                told.memberId(),
                told.eventId(),
                told.kind().name(),
                told.productId(),
                told.storeId().orElse(null),
                told.occurredAt(),
                told.receivedAt());
    }

    @Override
    public Map<Kind, Long> counts(Collection<Long> memberIds, long productId, Instant from, Instant until) {
        var counts = new EnumMap<Kind, Long>(Kind.class);
        for (CountRow row : mapper.counts(memberIds, productId, from, until)) {
            counts.put(Kind.valueOf(row.kind()), row.times());
        }
        return counts;
    }

    @Override
    public List<Behaviour> of(Collection<Long> memberIds, Instant from, Instant until, int limit) {
        return mapper.of(memberIds, from, until, limit).stream()
                .map(MyBatisBehaviourStream::behaviour)
                .toList();
    }

    @Override
    public List<Told> toldSince(Instant since, long afterId, int limit) {
        return mapper.toldSince(since, afterId, limit).stream()
                .map(row -> new Told(row.id(), behaviour(row)))
                .toList();
    }

    private static Behaviour behaviour(Row row) {
        return new Behaviour(
                row.memberId(),
                row.eventId(),
                Kind.valueOf(row.kind()),
                row.productId(),
                Optional.ofNullable(row.storeId()),
                row.occurredAt(),
                row.receivedAt());
    }

    @Override
    public List<Long> existing(Collection<Long> productIds) {
        return productIds.isEmpty() ? List.of() : mapper.existing(productIds);
    }

    @Override
    public int purge(Instant toldBefore, int limit) {
        return mapper.purge(toldBefore, limit);
    }
}
