package io.guidepost.domain.attribution.persistence;

import io.guidepost.core.attribution.RuleScope;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.attribution.RuleSetChoice.Scheduled;
import io.guidepost.core.attribution.RuleSetState;
import io.guidepost.domain.attribution.RuleSetRegister;
import io.guidepost.domain.attribution.RuleSetVersion;
import io.guidepost.domain.attribution.RuleSetVersion.Event;
import io.guidepost.domain.attribution.RuleSetVersion.Preset;
import io.guidepost.domain.attribution.persistence.RuleSetMapper.ScheduledRow;
import io.guidepost.domain.attribution.persistence.RuleSetMapper.VersionRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisRuleSetRegister implements RuleSetRegister {

    private final RuleSetMapper mapper;

    MyBatisRuleSetRegister(RuleSetMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<RuleSetVersion> page(Optional<RuleSetState> state, int belowVersion, int limit) {
        return mapper.page(state.map(Enum::name).orElse(null), belowVersion, limit).stream()
                .map(MyBatisRuleSetRegister::version)
                .toList();
    }

    @Override
    public Optional<RuleSetVersion> find(int version) {
        return Optional.ofNullable(mapper.find(version)).map(MyBatisRuleSetRegister::version);
    }

    @Override
    public Optional<RuleSetVersion> lock(int version) {
        return Optional.ofNullable(mapper.lock(version)).map(MyBatisRuleSetRegister::version);
    }

    @Override
    public List<Preset> presets() {
        return mapper.presets().stream()
                .map(row -> new Preset(row.name(), row.title(), row.titleEn(), rules(row.parameters())))
                .toList();
    }

    @Override
    public int latestVersion() {
        return mapper.latest();
    }

    @Override
    public void insert(RuleSetVersion draft) {
        mapper.insert(new VersionRow(
                draft.version(),
                draft.rules().name(),
                FrozenJson.MAPPER.writeValueAsString(draft.rules()),
                draft.effectiveFrom().orElse(NEVER),
                draft.effectiveUntil().orElse(NEVER),
                draft.state().name(),
                draft.scope().kind().name(),
                draft.scope().key(),
                draft.basedOn(),
                draft.edition(),
                null,
                draft.createdBy(),
                draft.editedBy(),
                null,
                draft.createdAt()));
    }

    @Override
    public void edit(int version, RuleSet rules, RuleScope scope, long adminId) {
        requireOne(
                version,
                mapper.edit(
                        version,
                        rules.name(),
                        FrozenJson.MAPPER.writeValueAsString(rules),
                        scope.kind().name(),
                        scope.key(),
                        adminId));
    }

    @Override
    public void simulated(int version, long simulationId) {
        requireOne(version, mapper.simulated(version, simulationId));
    }

    @Override
    public void approved(int version, long adminId) {
        requireOne(version, mapper.approved(version, adminId));
    }

    @Override
    public void activated(int version, Instant from, Optional<Instant> until) {
        requireOne(version, mapper.activated(version, from, until.orElse(NEVER)));
    }

    @Override
    public void retired(int version, Instant from, Instant until) {
        requireOne(version, mapper.retired(version, from, until));
    }

    @Override
    public void renameBrand(String before, String name) {
        mapper.renameBrand(before, name);
    }

    private static void requireOne(int version, int changed) {
        if (changed != 1) {
            throw new IllegalStateException("Rule set %d changed while it was locked".formatted(version));
        }
    }

    @Override
    public List<Scheduled> inForceAt(Instant at) {
        return mapper.inForceAt(at).stream()
                .map(MyBatisRuleSetRegister::scheduled)
                .toList();
    }

    @Override
    public boolean isReplaceable(int version, Instant at) {
        return mapper.lockEndlessForAll(at).stream().anyMatch(other -> other != version);
    }

    @Override
    public boolean isStore(long storeId) {
        return mapper.stores(storeId) > 0;
    }

    @Override
    public boolean isRegion(long regionId) {
        return mapper.regions(regionId) > 0;
    }

    @Override
    public void record(long eventId, RuleSetVersion changed, Event.Kind kind, long adminId, Instant at) {
        mapper.record(
                eventId, changed.version(), kind.name(), adminId, FrozenJson.MAPPER.writeValueAsString(changed), at);
    }

    @Override
    public List<Event> historyOf(int version) {
        return mapper.history(version).stream()
                .map(row -> new Event(
                        row.id(), Event.Kind.valueOf(row.kind()), row.adminId(), row.detail(), row.occurredAt()))
                .toList();
    }

    private static Scheduled scheduled(ScheduledRow row) {
        return new Scheduled(
                row.version(), scope(row.scopeType(), row.scopeKey()), row.effectiveFrom(), row.effectiveUntil());
    }

    static RuleScope scope(String type, String key) {
        return new RuleScope(RuleScope.Kind.valueOf(type), key);
    }

    static RuleSet rules(String parameters) {
        return FrozenJson.MAPPER.readValue(parameters, RuleSet.class);
    }

    private static RuleSetVersion version(VersionRow row) {
        return new RuleSetVersion(
                rules(row.parameters()),
                scope(row.scopeType(), row.scopeKey()),
                RuleSetState.valueOf(row.state()),
                unlessNever(row.effectiveFrom()),
                unlessNever(row.effectiveUntil()),
                row.basedOn(),
                row.edition(),
                Optional.ofNullable(row.simulationId()),
                row.createdBy(),
                row.editedBy(),
                Optional.ofNullable(row.approvedBy()),
                row.createdAt());
    }

    private static Optional<Instant> unlessNever(Instant at) {
        return at.isBefore(NEVER) ? Optional.of(at) : Optional.empty();
    }
}
