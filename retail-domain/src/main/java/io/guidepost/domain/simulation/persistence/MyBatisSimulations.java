package io.guidepost.domain.simulation.persistence;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.RuleScope;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.WhatIf.Side;
import io.guidepost.domain.attribution.PastDecisions;
import io.guidepost.domain.attribution.PastDecisions.Place;
import io.guidepost.domain.simulation.Difference;
import io.guidepost.domain.simulation.Simulation;
import io.guidepost.domain.simulation.Simulation.Progress;
import io.guidepost.domain.simulation.Simulation.RulesOnTrial;
import io.guidepost.domain.simulation.Simulation.State;
import io.guidepost.domain.simulation.Simulations;
import io.guidepost.domain.simulation.persistence.SimulationMapper.DifferenceRow;
import io.guidepost.domain.simulation.persistence.SimulationMapper.RunRow;
import io.guidepost.domain.simulation.persistence.SimulationMapper.SideRow;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisSimulations implements Simulations {

    private static final int ROWS_AT_ONCE = 1_000;

    private final SimulationMapper mapper;
    private final PastDecisions rules;

    MyBatisSimulations(SimulationMapper mapper, PastDecisions rules) {
        this.mapper = mapper;
        this.rules = rules;
    }

    @Override
    public void insert(Simulation simulation) {
        mapper.insert(row(simulation));
    }

    @Override
    public Optional<Simulation> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(this::simulation);
    }

    @Override
    public List<Simulation> page(long belowId, int limit) {
        return mapper.page(belowId, limit).stream().map(this::simulation).toList();
    }

    @Override
    public int open() {
        return mapper.open();
    }

    @Override
    public Optional<Simulation> next() {
        return Optional.ofNullable(mapper.next()).map(this::simulation);
    }

    @Override
    public boolean save(Simulation simulation) {
        return mapper.save(row(simulation)) == 1;
    }

    @Override
    public void add(long simulationId, List<Side> sides) {
        var rows = sides.stream().map(MyBatisSimulations::row).toList();
        for (int i = 0; i < rows.size(); i += ROWS_AT_ONCE) {
            mapper.add(simulationId, rows.subList(i, Math.min(rows.size(), i + ROWS_AT_ONCE)));
        }
    }

    @Override
    public void keep(long simulationId, List<Difference> differences) {
        var rows = differences.stream()
                .map(one -> new DifferenceRow(
                        one.orderId(), one.revision(), one.isFlipped(), one.beforeFen(), one.afterFen()))
                .toList();
        for (int i = 0; i < rows.size(); i += ROWS_AT_ONCE) {
            mapper.keep(simulationId, rows.subList(i, Math.min(rows.size(), i + ROWS_AT_ONCE)));
        }
    }

    @Override
    public List<Side> sides(long simulationId, PayeeType type, boolean losersFirst, Optional<Side> after, int limit) {
        var difference = after.map(side -> side.commissionAfterFen() - side.commissionBeforeFen())
                .orElse(null);
        long afterId = after.map(side -> side.payee().id()).orElse(0L);
        var rows = losersFirst
                ? mapper.losers(simulationId, type.name(), difference, afterId, limit)
                : mapper.winners(simulationId, type.name(), difference, afterId, limit);
        return rows.stream()
                .map(row -> new Side(
                        new Beneficiary(PayeeType.valueOf(row.payeeType()), row.payeeId()),
                        row.ordersBefore(),
                        row.ordersAfter(),
                        row.salesBeforeFen(),
                        row.salesAfterFen(),
                        row.commissionBeforeFen(),
                        row.commissionAfterFen()))
                .toList();
    }

    @Override
    public List<Difference> differences(long simulationId, boolean onlyFlips, long afterOrderId, int limit) {
        return mapper.differences(simulationId, onlyFlips, afterOrderId, limit).stream()
                .map(row -> new Difference(
                        row.orderId(),
                        row.revision(),
                        row.isFlipped(),
                        row.commissionBeforeFen(),
                        row.commissionAfterFen()))
                .toList();
    }

    private static SideRow row(Side side) {
        return new SideRow(
                side.payee().type().name(),
                side.payee().id(),
                side.ordersBefore(),
                side.ordersAfter(),
                side.salesBeforeFen(),
                side.salesAfterFen(),
                side.commissionBeforeFen(),
                side.commissionAfterFen(),
                side.commissionAfterFen() - side.commissionBeforeFen());
    }

    private Simulation simulation(RunRow row) {
        return new Simulation(
                row.id(),
                Optional.ofNullable(row.rules())
                        .map(text -> new RulesOnTrial(
                                row.ruleSetEdition(),
                                rules.read(text),
                                new RuleScope(RuleScope.Kind.valueOf(row.scopeType()), row.scopeKey()))),
                Optional.ofNullable(row.rateProposalId()),
                row.periodFrom(),
                row.periodUntil(),
                State.valueOf(row.state()),
                new Progress(
                        new Place(row.afterPlacedAt(), row.afterOrderId()),
                        row.ordersTotal(),
                        row.ordersDone(),
                        row.ordersFlipped(),
                        row.ordersDifferent(),
                        row.differencesKept(),
                        row.commissionBeforeFen(),
                        row.commissionAfterFen()),
                row.failure(),
                row.createdBy(),
                row.createdAt(),
                Optional.ofNullable(row.startedAt()),
                Optional.ofNullable(row.endedAt()),
                row.version());
    }

    private RunRow row(Simulation simulation) {
        var progress = simulation.progress();
        var trial = simulation.rules();
        var scope = trial.map(RulesOnTrial::scope).orElse(RuleScope.ALL);
        return new RunRow(
                simulation.id(),
                trial.map(known -> known.rules().version()).orElse(null),
                trial.map(RulesOnTrial::edition).orElse(0),
                trial.map(known -> rules.write(known.rules())).orElse(null),
                scope.kind().name(),
                scope.key(),
                simulation.rateProposalId().orElse(null),
                simulation.from(),
                simulation.until(),
                simulation.state().name(),
                progress.after().placedAt(),
                progress.after().orderId(),
                progress.total(),
                progress.done(),
                progress.flipped(),
                progress.different(),
                progress.kept(),
                progress.beforeFen(),
                progress.afterFen(),
                simulation.failure(),
                simulation.createdBy(),
                simulation.createdAt(),
                simulation.startedAt().orElse(null),
                simulation.endedAt().orElse(null),
                simulation.version());
    }
}
