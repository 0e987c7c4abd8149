package io.guidepost.domain.shopper.persistence;

import io.guidepost.domain.shopper.FriendEvent;
import io.guidepost.domain.shopper.FriendPeriod;
import io.guidepost.domain.shopper.Friends;
import io.guidepost.domain.shopper.persistence.FriendMapper.LivingRow;
import io.guidepost.domain.shopper.persistence.FriendMapper.PeriodRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisFriends implements Friends {

    private final FriendMapper mapper;

    MyBatisFriends(FriendMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void remember(long guideId, String externalUserid, FriendEvent event) {
        var kind = event.kind().name();
        // The caller holds the guide, so nobody can come in between.
        if (mapper.countEvents(guideId, externalUserid, event.occurredAt(), kind) == 0) {
            mapper.insertEvent(
                    guideId,
                    externalUserid,
                    event.occurredAt(),
                    kind,
                    event.state().orElse(null));
        }
    }

    @Override
    public List<FriendEvent> events(long guideId, String externalUserid) {
        return mapper.events(guideId, externalUserid).stream()
                .map(row -> new FriendEvent(
                        row.occurredAt(), FriendEvent.Kind.valueOf(row.kind()), Optional.ofNullable(row.state())))
                .toList();
    }

    @Override
    public void save(long guideId, String externalUserid, List<FriendPeriod> periods) {
        Map<Instant, PeriodRow> stored = mapper.periods(guideId, externalUserid).stream()
                .collect(Collectors.toMap(PeriodRow::addedAt, Function.identity()));
        for (var period : periods) {
            var row = new PeriodRow(
                    period.addedAt(),
                    period.endedAt(),
                    period.endReason().map(Enum::name).orElse(null),
                    period.state().orElse(null));
            var before = stored.remove(period.addedAt());
            if (before == null) {
                mapper.insert(guideId, externalUserid, row);
            } else if (!before.equals(row)) {
                mapper.update(guideId, externalUserid, row);
            }
        }
        stored.keySet().forEach(addedAt -> mapper.delete(guideId, externalUserid, addedAt));
    }

    @Override
    public void describe(
            String externalUserid, Optional<Long> memberId, Optional<String> unionid, Optional<String> name) {
        mapper.describe(externalUserid, memberId.orElse(null), unionid.orElse(null), name.orElse(null));
    }

    @Override
    public List<Living> livingAmong(Collection<Long> guideIds, Collection<String> externalUserids) {
        return mapper.livingAmong(guideIds, externalUserids, FriendPeriod.OPEN_END).stream()
                .map(MyBatisFriends::living)
                .toList();
    }

    @Override
    public List<Living> livingOf(long guideId, String afterExternalUserid, int limit) {
        return mapper.livingOf(guideId, afterExternalUserid, FriendPeriod.OPEN_END, limit).stream()
                .map(MyBatisFriends::living)
                .toList();
    }

    @Override
    public List<Living> livingOfMember(long memberId) {
        return mapper.livingOfMember(memberId, FriendPeriod.OPEN_END).stream()
                .map(MyBatisFriends::living)
                .toList();
    }

    @Override
    public List<Long> membersMetBefore(long guideId, Instant at, long afterMemberId, int limit) {
        return mapper.membersMetBefore(guideId, at, afterMemberId, FriendPeriod.OPEN_END, limit);
    }

    @Override
    public void endCredit(long guideId, long memberId, Instant at) {
        mapper.endCredit(guideId, memberId, at);
    }

    private static Living living(LivingRow row) {
        return new Living(row.guideId(), row.externalUserid(), row.addedAt(), row.memberId() != null);
    }
}
