package io.guidepost.domain.simulation;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.RuleSetRegister;
import io.guidepost.domain.commission.rate.TrialRates;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.simulation.Simulation.Progress;
import io.guidepost.domain.simulation.Simulation.RulesOnTrial;
import io.guidepost.domain.simulation.Simulation.State;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Somebody wants to know what rules or rates would do before they hold. The scheduler finds out. */
@Service
public class AskForSimulation {

    private static final int MOST_OPEN = 20;

    private final Simulations simulations;
    private final RuleSetRegister register;
    private final TrialRates rates;
    private final Ids ids;
    private final Clock clock;

    AskForSimulation(Simulations simulations, RuleSetRegister register, TrialRates rates, Ids ids, Clock clock) {
        this.simulations = simulations;
        this.register = register;
        this.rates = rates;
        this.ids = ids;
        this.clock = clock;
    }

    /** The paid orders placed from {@code from} on and before {@code until}, which lies in the past. */
    public record Period(Instant from, Instant until) {}

    /**
     * Tries a rule set in whatever state; once done, a draft that was not changed meanwhile counts as simulated.
     *
     * @param rateProposalId rates to be tried together with it
     */
    public Simulation ofRules(int version, Optional<Long> rateProposalId, Period period, long adminId) {
        var set = register.find(version).orElseThrow(() -> Refusal.notFound("归属规则", "rule set"));
        return ask(
                Optional.of(new RulesOnTrial(set.edition(), set.rules(), set.scope())),
                rateProposalId,
                period,
                adminId);
    }

    /** Tries a proposal of rates as if it had always held. */
    public Simulation ofRates(long proposalId, Period period, long adminId) {
        return ask(Optional.empty(), Optional.of(proposalId), period, adminId);
    }

    private Simulation ask(Optional<RulesOnTrial> rules, Optional<Long> rateProposalId, Period period, long adminId) {
        rateProposalId.filter(id -> !rates.exists(id)).ifPresent(unknown -> {
            throw Refusal.notFound("佣金变更", "rate proposal");
        });
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var from = period.from().truncatedTo(ChronoUnit.MILLIS);
        var until = period.until().truncatedTo(ChronoUnit.MILLIS);
        if (!from.isBefore(until) || until.isAfter(now)) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "simulation_period",
                    new Words("开始时间须早于结束时间,且结束时间不能晚于现在", "The period must end after it begins and not in the future"));
        }
        if (simulations.open() >= MOST_OPEN) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "simulation_queue_full",
                    new Words("排队的模拟过多,请等待或取消其中一些", "Too many simulations are waiting; wait or cancel some"));
        }
        var simulation = new Simulation(
                ids.next(),
                rules,
                rateProposalId,
                from,
                until,
                State.QUEUED,
                Progress.before(from),
                "",
                adminId,
                now,
                Optional.empty(),
                Optional.empty(),
                0);
        simulations.insert(simulation);
        return simulation;
    }

    /** Ends one that is not over yet; what it has found so far stays. */
    public Simulation cancel(long id) {
        while (true) {
            var simulation = simulations.find(id).orElseThrow(() -> Refusal.notFound("模拟", "simulation"));
            if (!simulation.isOpen()) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "simulation_state",
                        new Words(
                                "模拟状态为 %s,不能取消".formatted(simulation.state()),
                                "The simulation is %s; it cannot be cancelled".formatted(simulation.state())),
                        Map.of("state", simulation.state().name()));
            }
            // A batch may have been counted at this very moment; then the next look sees it.
            if (simulations.save(
                    simulation.ended(State.CANCELLED, "", clock.instant().truncatedTo(ChronoUnit.MILLIS)))) {
                return simulations.find(id).orElseThrow();
            }
        }
    }
}
