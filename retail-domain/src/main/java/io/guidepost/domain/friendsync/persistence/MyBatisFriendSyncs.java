package io.guidepost.domain.friendsync.persistence;

import io.guidepost.domain.friendsync.FriendSync;
import io.guidepost.domain.friendsync.FriendSyncs;
import io.guidepost.domain.friendsync.persistence.FriendSyncMapper.SyncRow;
import io.guidepost.domain.shopper.FriendPeriod;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisFriendSyncs implements FriendSyncs {

    private final FriendSyncMapper mapper;

    MyBatisFriendSyncs(FriendSyncMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean begin(FriendSync sync) {
        try {
            mapper.insert(row(sync));
            return true;
        } catch (DuplicateKeyException anotherRuns) {
            return false;
        }
    }

    @Override
    public Optional<FriendSync> find(long syncId) {
        return Optional.ofNullable(mapper.find(syncId)).map(MyBatisFriendSyncs::sync);
    }

    @Override
    public Optional<FriendSync> running() {
        return Optional.ofNullable(mapper.running()).map(MyBatisFriendSyncs::sync);
    }

    @Override
    public List<FriendSync> page(long beforeId, int limit) {
        return mapper.page(beforeId, limit).stream()
                .map(MyBatisFriendSyncs::sync)
                .toList();
    }

    @Override
    public boolean claim(long syncId, long owner, Instant now, Instant until) {
        return mapper.claim(syncId, owner, now, until) == 1;
    }

    @Override
    public boolean save(FriendSync sync, long owner, Instant dueAt) {
        return mapper.save(row(sync), owner, dueAt) == 1;
    }

    @Override
    public boolean cancel(long syncId, Instant at) {
        return mapper.cancel(syncId, at) == 1;
    }

    @Override
    public int countActiveGuides() {
        return mapper.countActiveGuides();
    }

    @Override
    public void see(long syncId, Collection<Pair> pairs) {
        if (!pairs.isEmpty()) {
            mapper.see(syncId, pairs);
        }
    }

    @Override
    public boolean hasSeenAny(long syncId, long guideId) {
        return mapper.countSeen(syncId, guideId) > 0;
    }

    @Override
    public List<String> notSeen(long syncId, long guideId, Instant addedBefore, String afterExternalUserid, int limit) {
        return mapper.notSeen(syncId, guideId, addedBefore, afterExternalUserid, FriendPeriod.OPEN_END, limit);
    }

    @Override
    public int forgetSeen(long syncId, int limit) {
        return mapper.forgetSeen(syncId, limit);
    }

    @Override
    public void note(long syncId, Collection<Line> lines) {
        if (!lines.isEmpty()) {
            mapper.note(syncId, lines);
        }
    }

    @Override
    public List<Line> lines(
            long syncId, Optional<LineKind> kind, long afterGuideId, String afterExternalUserid, int limit) {
        return mapper.lines(syncId, kind.map(Enum::name).orElse(null), afterGuideId, afterExternalUserid, limit);
    }

    @Override
    public Map<LineKind, Long> counts(long syncId) {
        var counts = new EnumMap<LineKind, Long>(LineKind.class);
        mapper.counts(syncId).forEach(row -> counts.put(LineKind.valueOf(row.name()), row.total()));
        return counts;
    }

    @Override
    public int forgetLines(Instant endedBefore, int limit) {
        var oldest = mapper.oldestWithLines(endedBefore);
        return oldest == null ? 0 : mapper.forgetLines(oldest, limit);
    }

    private static SyncRow row(FriendSync sync) {
        return new SyncRow(
                sync.id(),
                sync.kind().name(),
                sync.state().name(),
                sync.startedBy(),
                sync.startedAt(),
                sync.finishedAt().orElse(null),
                sync.guides(),
                sync.guidesDone(),
                sync.friendsSeen(),
                sync.afterGuideId(),
                sync.batchText(),
                sync.cursor(),
                sync.tries(),
                sync.failure(),
                sync.dueAt());
    }

    private static FriendSync sync(SyncRow row) {
        return new FriendSync(
                row.id(),
                FriendSync.Kind.valueOf(row.kind()),
                FriendSync.State.valueOf(row.state()),
                row.startedBy(),
                row.startedAt(),
                Optional.ofNullable(row.finishedAt()),
                row.guides(),
                row.guidesDone(),
                row.friendsSeen(),
                row.afterGuideId(),
                FriendSync.batch(row.batch()),
                row.pageCursor(),
                row.tries(),
                row.failure(),
                row.dueAt());
    }
}
