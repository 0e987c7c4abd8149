package io.guidepost.domain.access.persistence;

import io.guidepost.domain.access.AccessLog;
import io.guidepost.domain.access.persistence.AccessMapper.Numbered;
import io.guidepost.domain.database.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisAccessLog implements AccessLog {

    private final AccessMapper mapper;
    private final Ids ids;
    private final Clock clock;

    MyBatisAccessLog(AccessMapper mapper, Ids ids, Clock clock) {
        this.mapper = mapper;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void add(long memberId, Actor actor, Action action, String what, String reason) {
        mapper.insert(
                ids.next(),
                memberId,
                actor,
                action,
                what,
                reason,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public void addAll(Collection<Long> memberIds, Actor actor, Action action, String what, String reason) {
        if (!memberIds.isEmpty()) {
            mapper.insertAll(
                    memberIds.stream().map(id -> new Numbered(ids.next(), id)).toList(),
                    actor,
                    action,
                    what,
                    reason,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }
    }

    @Override
    public List<Entry> of(Collection<Long> memberIds, long beforeId, int limit) {
        return mapper.of(memberIds, beforeId, limit);
    }

    @Override
    public int count(Actor actor, Action action, Instant since) {
        return mapper.count(actor, action, since);
    }
}
