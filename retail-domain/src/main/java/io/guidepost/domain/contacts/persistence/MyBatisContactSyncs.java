package io.guidepost.domain.contacts.persistence;

import io.guidepost.domain.contacts.ChangeKind;
import io.guidepost.domain.contacts.ContactSync;
import io.guidepost.domain.contacts.ContactSyncs;
import io.guidepost.domain.contacts.PlannedChange;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisContactSyncs implements ContactSyncs {

    private static final int ROWS_AT_ONCE = 1_000;

    private final ContactSyncMapper mapper;

    MyBatisContactSyncs(ContactSyncMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<ContactSync> find(long syncId) {
        return Optional.ofNullable(mapper.find(syncId)).map(ContactSyncRow::toSync);
    }

    @Override
    public Optional<ContactSync> lock(long syncId) {
        return Optional.ofNullable(mapper.lock(syncId)).map(ContactSyncRow::toSync);
    }

    @Override
    public List<ContactSync> page(long beforeId, int limit) {
        return mapper.page(beforeId, limit).stream().map(ContactSyncRow::toSync).toList();
    }

    @Override
    public Optional<ContactSync> active() {
        return Optional.ofNullable(mapper.active()).map(ContactSyncRow::toSync);
    }

    @Override
    public boolean begin(ContactSync sync) {
        try {
            mapper.insert(ContactSyncRow.of(sync));
            return true;
        } catch (DuplicateKeyException anotherIsActive) {
            return false;
        }
    }

    @Override
    public boolean claim(long syncId, long owner, Instant now, Instant leaseUntil) {
        return mapper.claim(syncId, owner, now, leaseUntil) > 0;
    }

    @Override
    public void release(long syncId, long owner) {
        mapper.release(syncId, owner);
    }

    @Override
    public boolean save(ContactSync sync, long owner, Instant leaseUntil) {
        return mapper.save(ContactSyncRow.of(sync), owner, leaseUntil) > 0;
    }

    @Override
    public boolean decide(ContactSync sync) {
        try {
            mapper.decide(ContactSyncRow.of(sync));
            return true;
        } catch (DuplicateKeyException anotherIsActive) {
            return false;
        }
    }

    @Override
    public Optional<Instant> lastApplied() {
        return Optional.ofNullable(mapper.lastApplied());
    }

    @Override
    public void add(long syncId, List<PlannedChange> lines) {
        for (int from = 0; from < lines.size(); from += ROWS_AT_ONCE) {
            mapper.insertLines(syncId, lines.subList(from, Math.min(from + ROWS_AT_ONCE, lines.size())));
        }
    }

    @Override
    public List<PlannedChange> pending(long syncId, int afterSeq, int limit) {
        return mapper.pending(syncId, afterSeq, limit);
    }

    @Override
    public void end(long syncId, List<PlannedChange> lines) {
        lines.stream()
                .collect(Collectors.groupingBy(
                        line -> new Outcome(line.state(), line.failure()),
                        Collectors.mapping(PlannedChange::seq, Collectors.toList())))
                .forEach((outcome, seqs) -> mapper.end(syncId, seqs, outcome.state(), outcome.failure()));
    }

    @Override
    public List<PlannedChange> lines(
            long syncId, Optional<ChangeKind> kind, Optional<PlannedChange.State> state, int afterSeq, int limit) {
        return mapper.lines(syncId, kind.orElse(null), state.orElse(null), afterSeq, limit);
    }

    @Override
    public Map<ChangeKind, Integer> counts(long syncId) {
        var counts = new EnumMap<ChangeKind, Integer>(ChangeKind.class);
        mapper.counts(syncId).forEach(row -> counts.put(ChangeKind.valueOf(row.name()), row.count()));
        return counts;
    }

    @Override
    public Map<PlannedChange.State, Integer> outcomes(long syncId) {
        var outcomes = new EnumMap<PlannedChange.State, Integer>(PlannedChange.State.class);
        mapper.outcomes(syncId).forEach(row -> outcomes.put(PlannedChange.State.valueOf(row.name()), row.count()));
        return outcomes;
    }

    @Override
    public List<Alike> alike(long syncId, int limit) {
        return mapper.alike(syncId, limit);
    }

    @Override
    public int forgetLines(Instant before, int limit) {
        var oldest = mapper.oldestWithLines(before);
        return oldest == null ? 0 : mapper.forgetLines(oldest, limit);
    }

    private record Outcome(PlannedChange.State state, String failure) {}
}
