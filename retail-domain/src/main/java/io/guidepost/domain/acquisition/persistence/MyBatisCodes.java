package io.guidepost.domain.acquisition.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.guidepost.domain.acquisition.AcquisitionCode;
import io.guidepost.domain.acquisition.CodeStaff;
import io.guidepost.domain.acquisition.CodeStaff.Shift;
import io.guidepost.domain.acquisition.Codes;
import io.guidepost.domain.acquisition.ContactWays.Made;
import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.acquisition.StaffingRules.OnDuty;
import io.guidepost.domain.acquisition.persistence.CodeMapper.CodeRow;
import io.guidepost.domain.acquisition.persistence.CodeMapper.ShiftRow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisCodes implements Codes {

    private static final int ROWS_AT_ONCE = 500;

    private final CodeMapper mapper;

    MyBatisCodes(CodeMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean add(AcquisitionCode code, long createdBy) {
        try {
            mapper.insert(CodeRow.of(code), createdBy);
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    @Override
    public int addMissing(List<AcquisitionCode> codes, long createdBy) {
        int added = 0;
        for (int from = 0; from < codes.size(); from += ROWS_AT_ONCE) {
            var some = codes.subList(from, Math.min(from + ROWS_AT_ONCE, codes.size()));
            added += mapper.insertMissing(some.stream().map(CodeRow::of).toList(), createdBy);
        }
        return added;
    }

    @Override
    public Optional<AcquisitionCode> find(long codeId) {
        return Optional.ofNullable(mapper.find(codeId)).map(CodeRow::toCode);
    }

    @Override
    public Optional<AcquisitionCode> byState(String state) {
        return Optional.ofNullable(mapper.byState(state)).map(CodeRow::toCode);
    }

    @Override
    public Optional<AcquisitionCode> ofGuide(long guideId, LeadChannel channel) {
        return Optional.ofNullable(mapper.ofGuide(guideId, channel)).map(CodeRow::toCode);
    }

    @Override
    public Optional<AcquisitionCode> ofStore(long storeId, LeadChannel channel) {
        return Optional.ofNullable(mapper.ofStore(storeId, channel)).map(CodeRow::toCode);
    }

    @Override
    public List<AcquisitionCode> list(Filter filter, long afterId, int limit) {
        return mapper
                .list(
                        filter.sight(),
                        filter.storeId().orElse(null),
                        filter.channel().orElse(null),
                        filter.kind().orElse(null),
                        filter.status().orElse(null),
                        afterId,
                        limit)
                .stream()
                .map(CodeRow::toCode)
                .toList();
    }

    @Override
    public List<CodeStaff> staffOf(long codeId) {
        Map<Long, List<Shift>> shifts = mapper.shifts(codeId).stream()
                .collect(groupingBy(
                        ShiftRow::guideId,
                        mapping(
                                row -> new Shift(DayOfWeek.of(row.day()), row.fromMinute(), row.untilMinute()),
                                toList())));
        return mapper.staff(codeId).stream()
                .map(row -> new CodeStaff(
                        row.guideId(),
                        row.isBackup(),
                        Optional.ofNullable(row.capADay()),
                        shifts.getOrDefault(row.guideId(), List.of())))
                .toList();
    }

    @Override
    public boolean change(AcquisitionCode code, List<CodeStaff> staff, Instant dueAt) {
        try {
            if (mapper.change(CodeRow.of(code), dueAt) == 0) {
                return false;
            }
        } catch (DuplicateKeyException nameIsTaken) {
            return false;
        }
        mapper.removeShifts(code.id());
        mapper.removeStaff(code.id());
        staff(code.id(), staff);
        return true;
    }

    @Override
    public void staff(long codeId, List<CodeStaff> staff) {
        if (staff.isEmpty()) {
            return;
        }
        mapper.insertStaff(codeId, staff);
        var shifts = staff.stream()
                .flatMap(one -> one.shifts().stream()
                        .distinct()
                        .map(shift -> new ShiftRow(
                                one.guideId(), shift.day().getValue(), shift.fromMinute(), shift.untilMinute())))
                .toList();
        for (int from = 0; from < shifts.size(); from += ROWS_AT_ONCE) {
            mapper.insertShifts(codeId, shifts.subList(from, Math.min(from + ROWS_AT_ONCE, shifts.size())));
        }
    }

    @Override
    public boolean end(long codeId, int version, Instant dueAt) {
        return mapper.end(codeId, version, dueAt) == 1;
    }

    @Override
    public List<AcquisitionCode> due(Instant now, int limit) {
        return mapper.due(now, limit).stream().map(CodeRow::toCode).toList();
    }

    @Override
    public boolean claim(AcquisitionCode code, Instant until) {
        return mapper.claim(code.id(), code.dueAt(), code.version(), until) == 1;
    }

    @Override
    public void asking(long codeId, Instant at, Instant until) {
        mapper.asking(codeId, at, until);
    }

    @Override
    public void live(AcquisitionCode code, Made made, OnDuty told, Instant nextLook) {
        mapper.live(code.id(), code.version(), made, String.join(",", told.userids()), told.duty(), nextLook);
    }

    @Override
    public void staffed(AcquisitionCode code, OnDuty told, Optional<Failure> failure, Instant nextLook) {
        mapper.staffed(
                code.id(),
                code.version(),
                String.join(",", told.userids()),
                told.duty(),
                failure.map(Failure::code).orElse(null),
                failure.map(Failure::reason).orElse(null),
                nextLook);
    }

    @Override
    public void wanted(AcquisitionCode code, Optional<Failure> failure, Instant dueAt) {
        mapper.wanted(
                code.id(),
                code.version(),
                failure.map(Failure::code).orElse(null),
                failure.map(Failure::reason).orElse(null),
                dueAt);
    }

    @Override
    public void refused(AcquisitionCode code, Failure failure) {
        mapper.refused(code.id(), failure.code(), failure.reason());
    }

    @Override
    public void later(AcquisitionCode code, Instant dueAt) {
        mapper.later(code.id(), code.version(), dueAt);
    }

    @Override
    public void lookSoon(long codeId, Instant at) {
        mapper.lookSoon(codeId, at);
    }

    @Override
    public boolean again(long codeId, Instant dueAt) {
        return mapper.again(codeId, dueAt) == 1;
    }

    @Override
    public void ended(long codeId, Instant at) {
        mapper.ended(codeId, at);
    }

    @Override
    public Set<String> knownConfigs(Collection<String> configIds) {
        return configIds.isEmpty() ? Set.of() : Set.copyOf(mapper.knownConfigs(configIds));
    }

    @Override
    public Map<Long, Integer> addedSince(long codeId, Instant since) {
        var added = new HashMap<Long, Integer>();
        mapper.addedSince(codeId, since).forEach(row -> added.put(row.guideId(), row.friends()));
        return added;
    }
}
