package io.guidepost.domain.identity.persistence;

import static java.util.stream.Collectors.toSet;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.identity.Evidence;
import io.guidepost.domain.identity.Facts;
import io.guidepost.domain.identity.Facts.Claim;
import io.guidepost.domain.identity.Facts.Known;
import io.guidepost.domain.identity.Facts.Verdict;
import io.guidepost.domain.identity.Grouping.Conflict;
import io.guidepost.domain.identity.IdentityKind;
import io.guidepost.domain.identity.Regrouping.InForce;
import io.guidepost.domain.identity.persistence.IdentityMapper.ClaimRow;
import io.guidepost.domain.identity.persistence.IdentityMapper.NameHolder;
import io.guidepost.domain.identity.persistence.IdentityMapper.RecordRow;
import io.guidepost.domain.identity.persistence.IdentityMapper.VerdictRow;
import io.guidepost.domain.privacy.BlindIndexes;
import io.guidepost.domain.privacy.Seals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisIdentityEvidence implements Evidence {

    /** A phone that more than these have is that of a family business or of a till, and proves nothing. */
    private static final int MOST_OF_ONE_PHONE = 5;

    private final IdentityMapper mapper;
    private final Ids ids;
    private final BlindIndexes indexes;
    private final Seals seals;

    MyBatisIdentityEvidence(IdentityMapper mapper, Ids ids, BlindIndexes indexes, Seals seals) {
        this.mapper = mapper;
        this.ids = ids;
        this.indexes = indexes;
        this.seals = seals;
    }

    @Override
    public Around around(long recordId) {
        var known = new TreeSet<Long>();
        var claims = new HashSet<ClaimRow>();
        var verdicts = new HashSet<VerdictRow>();
        var having = new HashMap<String, List<Long>>();
        Set<Long> fresh = Set.of(recordId);
        while (!fresh.isEmpty() && known.size() <= MOST_RECORDS) {
            known.addAll(fresh);
            var reached = reached(fresh, claims, verdicts, having);
            reached.removeAll(known);
            fresh = reached;
        }
        var records = alive(mapper.records(known));
        var alive = records.stream().map(RecordRow::id).collect(toSet());
        return new Around(
                new Facts(
                        Set.copyOf(records.stream()
                                .map(MyBatisIdentityEvidence::known)
                                .toList()),
                        Set.copyOf(claims.stream()
                                .filter(claim -> alive.contains(claim.recordId()))
                                .map(claim -> claim(claim, having))
                                .toList()),
                        Set.copyOf(verdicts.stream()
                                .map(MyBatisIdentityEvidence::verdict)
                                .toList())),
                mapper.mergers(known).stream()
                        .filter(row -> alive.contains(row.mergedId()) && alive.contains(row.intoId()))
                        .map(row -> new InForce(row.id(), row.mergedId(), row.intoId()))
                        .toList(),
                known.size() <= MOST_RECORDS);
    }

    /** Without those who became part of somebody who is nobody any more. */
    private static List<RecordRow> alive(List<RecordRow> records) {
        var alive = new ArrayList<>(records);
        boolean isLess = true;
        while (isLess) {
            var ids = alive.stream().map(RecordRow::id).collect(toSet());
            isLess = alive.removeIf(record -> record.mergedInto() != null && !ids.contains(record.mergedInto()));
        }
        return alive;
    }

    /** Everybody who shares an identity, a merger or a verdict with these. */
    private Set<Long> reached(
            Collection<Long> from, Set<ClaimRow> claims, Set<VerdictRow> verdicts, Map<String, List<Long>> having) {
        var reached = new HashSet<Long>();
        mapper.records(from).stream()
                .map(RecordRow::mergedInto)
                .filter(Objects::nonNull)
                .forEach(reached::add);
        reached.addAll(mapper.mergedInto(from));
        var theirs = mapper.claims(from);
        claims.addAll(theirs);
        if (!theirs.isEmpty()) {
            var holders = mapper.holders(theirs);
            claims.addAll(holders);
            holders.forEach(holder -> reached.add(holder.recordId()));
        }
        phones(from).forEach((phone, digests) -> {
            claims.add(phone);
            // The first that are too many are grouped anew, too: what joined them proves nothing any more.
            reached.addAll(
                    having.computeIfAbsent(phone.value(), index -> mapper.havingPhone(digests, MOST_OF_ONE_PHONE + 1)));
        });
        for (var verdict : mapper.verdicts(from)) {
            verdicts.add(verdict);
            reached.add(verdict.oneId());
            reached.add(verdict.otherId());
        }
        return reached;
    }

    /** With the digests under which others may have the same number; while they are rebuilt, the number itself tells. */
    private Map<ClaimRow, List<String>> phones(Collection<Long> from) {
        var phones = new HashMap<ClaimRow, List<String>>();
        if (!indexes.isRotating()) {
            mapper.phones(from).forEach(phone -> phones.put(phone, List.of(phone.value())));
            return phones;
        }
        for (var row : mapper.sealedPhones(from)) {
            var place = new Seals.Place("profile_phone", "phone_sealed", row.memberId());
            var digests = indexes.allOfPhone(seals.open(place, row.phoneSealed()));
            phones.put(new ClaimRow(row.memberId(), IdentityKind.PHONE, "", digests.get(0)), digests);
        }
        return phones;
    }

    private static Known known(RecordRow row) {
        return new Known(row.id(), row.createdAt());
    }

    private static Claim claim(ClaimRow row, Map<String, List<Long>> having) {
        boolean isShared = row.kind() == IdentityKind.PHONE
                && having.getOrDefault(row.value(), List.of()).size() > MOST_OF_ONE_PHONE;
        return new Claim(row.recordId(), row.kind(), row.appId(), row.value(), isShared);
    }

    private static Verdict verdict(VerdictRow row) {
        return new Verdict(row.oneId(), row.otherId(), Optional.ofNullable(row.keptId()));
    }

    @Override
    public Optional<Holder> holder(IdentityKind kind, String value) {
        return Optional.ofNullable(mapper.holder(kind, value));
    }

    @Override
    public List<Named> named(Collection<Long> memberIds) {
        return memberIds.isEmpty() ? List.of() : mapper.named(memberIds);
    }

    @Override
    public boolean claim(long recordId, IdentityKind kind, String value, Instant at) {
        return mapper.claim(recordId, kind, value, at) == 1;
    }

    @Override
    public void add(long memberId, long recordId, IdentityKind kind, String value, Instant at) {
        mapper.add(memberId, recordId == memberId ? null : recordId, kind, value, at);
    }

    @Override
    public void add(Collection<NewName> names, Instant at) {
        if (!names.isEmpty()) {
            mapper.addAll(names, at);
        }
    }

    @Override
    public Map<String, Long> holders(IdentityKind kind, Collection<String> values) {
        return values.isEmpty()
                ? Map.of()
                : mapper.holdersOf(kind, values).stream()
                        .collect(Collectors.toMap(NameHolder::value, NameHolder::memberId));
    }

    @Override
    public void decide(Verdict verdict, long adminId, String note, Instant at) {
        mapper.decide(
                verdict.oneId(),
                verdict.otherId(),
                verdict.isSame() ? "SAME" : "APART",
                verdict.keptId().orElse(null),
                adminId,
                note,
                at);
    }

    @Override
    public void keep(Collection<Long> recordIds, List<Conflict> conflicts, Instant at) {
        var open = new ArrayList<>(mapper.openAmong(recordIds));
        for (var conflict : conflicts) {
            if (!open.removeIf(known -> known.oneId() == conflict.oneId() && known.otherId() == conflict.otherId())) {
                open(conflict, at);
            }
        }
        open.forEach(gone -> mapper.gone(gone.id()));
    }

    @Override
    public void open(Conflict conflict, Instant at) {
        mapper.open(ids.next(), conflict.oneId(), conflict.otherId(), conflict.evidence(), conflict.against(), at);
    }

    @Override
    public Optional<Queued> conflict(long id) {
        return Optional.ofNullable(mapper.conflict(id));
    }

    @Override
    public List<Queued> conflicts(Optional<State> state, long afterId, int limit) {
        return mapper.conflicts(state.map(Enum::name).orElse(null), afterId, limit);
    }

    @Override
    public boolean close(long conflictId, State state, long adminId, String note, Instant at) {
        return mapper.close(conflictId, state.name(), adminId, note, at) == 1;
    }

    @Override
    public Optional<Queued> openAbout(long oneId, long otherId) {
        return Optional.ofNullable(mapper.openAbout(Math.min(oneId, otherId), Math.max(oneId, otherId)));
    }
}
