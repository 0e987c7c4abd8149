package io.guidepost.domain.sop.persistence;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.guidepost.domain.content.DemandJson;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.organization.Area;
import io.guidepost.domain.sop.Cohort;
import io.guidepost.domain.sop.Sop;
import io.guidepost.domain.sop.Sop.StopOn;
import io.guidepost.domain.sop.SopStep;
import io.guidepost.domain.sop.Sops;
import io.guidepost.domain.sop.persistence.SopMapper.CohortRow;
import io.guidepost.domain.sop.persistence.SopMapper.SopRow;
import io.guidepost.domain.sop.persistence.SopMapper.StepRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisSops implements Sops {

    private static final TypeReference<List<Long>> IDS = new TypeReference<>() {};

    private final SopMapper sops;
    private final JsonMapper json;
    private final DemandJson demands;

    MyBatisSops(SopMapper sops, JsonMapper json, DemandJson demands) {
        this.sops = sops;
        this.json = json;
        this.demands = demands;
    }

    @Override
    public void insert(Sop sop, Instant at) {
        sops.insert(
                new SopRow(
                        sop.id(),
                        sop.kind().name(),
                        sop.name(),
                        sop.stopOn().stream().map(Enum::name).sorted().collect(joining(",")),
                        sop.state().name(),
                        sop.createdBy(),
                        null,
                        sop.version()),
                at);
        sops.insertSteps(sop.steps().stream()
                .map(step -> new StepRow(
                        sop.id(),
                        step.no(),
                        step.dayOffset(),
                        step.atMinute(),
                        step.windowMinutes(),
                        step.type().name(),
                        step.title(),
                        step.instruction(),
                        step.copyText(),
                        json.writeValueAsString(step.materialIds()),
                        demands.written(step.demand())))
                .toList());
    }

    @Override
    public Optional<Sop> find(long id) {
        return Optional.ofNullable(sops.find(id)).map(this::sop);
    }

    @Override
    public Optional<Sop> lock(long id) {
        return Optional.ofNullable(sops.lock(id)).map(this::sop);
    }

    @Override
    public List<Sop> page(long beforeId, int limit) {
        return sops.page(beforeId, limit).stream().map(this::sop).toList();
    }

    @Override
    public void approved(long id, long adminId, Instant at) {
        sops.approved(id, adminId, at);
    }

    @Override
    public void retired(long id) {
        sops.retired(id);
    }

    @Override
    public void insert(Cohort cohort) {
        sops.insertCohort(new CohortRow(
                cohort.id(),
                cohort.sopId(),
                json.writeValueAsString(Aimed.of(cohort.area())),
                cohort.listId().orElse(null),
                cohort.startOn(),
                cohort.state().name(),
                cohort.stopReason(),
                cohort.filledAfter(),
                cohort.createdBy(),
                cohort.createdAt()));
    }

    @Override
    public Optional<Cohort> cohort(long id) {
        return Optional.ofNullable(sops.cohort(id)).map(this::cohort);
    }

    @Override
    public Optional<Cohort> lockCohort(long id) {
        return Optional.ofNullable(sops.lockCohort(id)).map(this::cohort);
    }

    @Override
    public List<Cohort> cohorts(long sopId, long beforeId, int limit) {
        return sops.cohorts(sopId, beforeId, limit).stream().map(this::cohort).toList();
    }

    @Override
    public List<Cohort> open(long afterId, int limit) {
        return sops.open(afterId, limit).stream().map(this::cohort).toList();
    }

    @Override
    public void state(long cohortId, Cohort.State state, String reason) {
        sops.state(cohortId, state.name(), reason);
    }

    @Override
    public boolean fillNext(Cohort cohort, int members) {
        long listId = cohort.listId().orElseThrow();
        var through = sops.endOfStep(listId, cohort.filledAfter(), members);
        if (through == null || cohort.state() != Cohort.State.FILLING) {
            return false;
        }
        sops.fill(cohort.id(), listId, cohort.filledAfter(), through);
        sops.filled(cohort.id(), through);
        return true;
    }

    @Override
    public int stop(long cohortId, StopOn reason, Instant since, Instant at, int limit) {
        return switch (reason) {
            case BOUGHT -> sops.stopBuyers(cohortId, since, at, limit);
            case REPLIED -> sops.stopRepliers(cohortId, since, at, limit);
            case DELETED -> sops.stopLost(cohortId, at, limit);
        };
    }

    @Override
    public List<Run> runs(long cohortId) {
        return sops.runs(cohortId);
    }

    @Override
    public void ran(long cohortId, int stepNo, long taskId, int members, Instant at) {
        sops.ran(cohortId, stepNo, taskId, members, at);
    }

    @Override
    public int putGoingOnInto(long listId, long cohortId) {
        return sops.putGoingOnInto(listId, cohortId);
    }

    @Override
    public void replied(String externalUserid, long guideId, Instant at) {
        sops.replied(externalUserid, guideId, at);
    }

    @Override
    public Progress progress(long cohortId) {
        return sops.progress(cohortId);
    }

    private Sop sop(SopRow row) {
        return new Sop(
                row.id(),
                Sop.Kind.valueOf(row.kind()),
                row.name(),
                row.stopOn().isEmpty()
                        ? Set.of()
                        : Arrays.stream(row.stopOn().split(","))
                                .map(StopOn::valueOf)
                                .collect(toSet()),
                Sop.State.valueOf(row.state()),
                row.createdBy(),
                Optional.ofNullable(row.approvedBy()),
                sops.steps(row.id()).stream().map(this::step).toList(),
                row.version());
    }

    private SopStep step(StepRow row) {
        return new SopStep(
                row.stepNo(),
                row.dayOffset(),
                row.atMinute(),
                row.windowMinutes(),
                TaskType.valueOf(row.type()),
                row.title(),
                row.instruction(),
                row.copyText(),
                json.readValue(row.materialIds(), IDS),
                demands.read(TaskType.valueOf(row.type()), row.parameters()));
    }

    private Cohort cohort(CohortRow row) {
        return new Cohort(
                row.id(),
                row.templateId(),
                json.readValue(row.target(), Aimed.class).toArea(),
                Optional.ofNullable(row.listId()),
                row.startOn(),
                Cohort.State.valueOf(row.state()),
                row.stopReason(),
                row.filledAfter(),
                row.createdBy(),
                row.createdAt());
    }

    /** An area in JSON. */
    record Aimed(Set<Long> regionIds, Set<Long> storeIds, Set<Long> guideIds) {

        static Aimed of(Area area) {
            return new Aimed(area.regionIds(), area.storeIds(), area.guideIds());
        }

        Area toArea() {
            return new Area(regionIds, storeIds, guideIds);
        }
    }
}
