package io.guidepost.domain.simulation;

import io.guidepost.core.attribution.RuleSetState;
import io.guidepost.domain.attribution.DraftRuleSet;
import io.guidepost.domain.attribution.PastDecisions;
import io.guidepost.domain.attribution.RuleSetRegister;
import io.guidepost.domain.attribution.RuleSetVersion;
import io.guidepost.domain.commission.rate.BrandNumbers;
import io.guidepost.domain.commission.rate.TrialRates;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.simulation.Simulation.Progress;
import io.guidepost.domain.simulation.Simulation.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/**
 * Carries simulations out, batch by batch: what a batch found and how far it came are written in one short transaction, so
 * a node that dies is followed by another one, and of two that take the same batch only one counts it. Between batches it
 * pauses, for nobody waits for it and shoppers wait for the database.
 */
@Service
public class RunSimulations {

    private static final Logger log = LoggerFactory.getLogger(RunSimulations.class);
    private static final int ORDERS_AT_ONCE = 2_000;
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();
    private static final int LONGEST_FAILURE = 300;

    private final Simulations simulations;
    private final PastDecisions decisions;
    private final PastSales sales;
    private final TrialRates rates;
    private final RuleSetRegister register;
    private final DraftRuleSet drafts;
    private final TransactionRetry transactions;
    private final Clock clock;

    RunSimulations(
            Simulations simulations,
            PastDecisions decisions,
            PastSales sales,
            TrialRates rates,
            RuleSetRegister register,
            DraftRuleSet drafts,
            TransactionRetry transactions,
            Clock clock) {
        this.simulations = simulations;
        this.decisions = decisions;
        this.sales = sales;
        this.rates = rates;
        this.register = register;
        this.drafts = drafts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes the oldest open one further by at most {@code limit} batches; fewer mean that it has ended. */
    public int runDue(int limit) {
        return runDue(limit, ORDERS_AT_ONCE);
    }

    int runDue(int limit, int ordersAtOnce) {
        var open = simulations.next();
        if (open.isEmpty()) {
            return 0;
        }
        try {
            return run(open.get(), limit, ordersAtOnce);
        } catch (DataAccessException | TransactionException unavailable) {
            // Nothing of the batch was written; the next run takes it again.
            throw unavailable;
        } catch (RuntimeException wrong) {
            log.error("Simulation {} failed", open.get().id(), wrong);
            simulations
                    .find(open.get().id())
                    .filter(Simulation::isOpen)
                    .ifPresent(standing -> simulations.save(standing.ended(State.FAILED, told(wrong), now())));
            return 0;
        }
    }

    private static String told(RuntimeException wrong) {
        var text = wrong.toString();
        return text.substring(0, Math.min(LONGEST_FAILURE, text.length()));
    }

    private int run(Simulation asked, int limit, int ordersAtOnce) {
        var begun = begun(asked);
        if (begun.isEmpty()) {
            return 0;
        }
        var simulation = begun.get();
        var brands = new BrandNumbers();
        var trial = new Trial(
                simulation,
                rates.since(simulation.from(), simulation.rateProposalId(), brands),
                brands,
                sales,
                register);
        var until = simulation.until();
        var page = decisions.after(simulation.progress().after(), until, ordersAtOnce);
        for (int done = 0; done < limit; done++) {
            if (page.isEmpty()) {
                end(simulation);
                return done;
            }
            var last = page.get(page.size() - 1).place();
            // Half of the time goes into reading, so the next orders are read while these are tried.
            var ahead = new FutureTask<>(() -> decisions.after(last, until, ordersAtOnce));
            if (done + 1 < limit) {
                reader(ahead).start();
            }
            var next = count(simulation, trial.of(page), last);
            if (next.isEmpty()) {
                return 0;
            }
            simulation = next.get();
            LockSupport.parkNanos(PAUSE_NANOS);
            if (done + 1 < limit) {
                page = read(ahead);
            }
        }
        return limit;
    }

    private static Thread reader(Runnable reading) {
        var thread = new Thread(reading, "simulation-reader");
        thread.setDaemon(true);
        return thread;
    }

    private static <T> T read(Future<T> ahead) {
        try {
            return ahead.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TransientDataAccessResourceException("Stopped while orders were read", stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    private Optional<Simulation> begun(Simulation asked) {
        if (asked.state() == State.RUNNING) {
            return Optional.of(asked);
        }
        var begun = asked.begun(decisions.count(asked.from(), asked.until()), now());
        return simulations.save(begun) ? Optional.of(begun.saved()) : Optional.empty();
    }

    /** Empty when it was cancelled meanwhile, or another node was faster. */
    private Optional<Simulation> count(Simulation simulation, Trial.Found found, PastDecisions.Place after) {
        var progress = simulation.progress();
        int room = Simulation.MOST_DIFFERENCES - progress.kept();
        var kept = keep(found.differences(), room);
        var next = simulation.advanced(new Progress(
                after,
                progress.total(),
                progress.done() + found.orders(),
                progress.flipped() + found.flipped(),
                progress.different() + found.differences().size(),
                progress.kept() + kept.size(),
                Math.addExact(progress.beforeFen(), found.beforeFen()),
                Math.addExact(progress.afterFen(), found.afterFen())));
        return transactions.call(() -> {
            if (!simulations.save(next)) {
                return Optional.empty();
            }
            simulations.add(next.id(), found.sides());
            simulations.keep(next.id(), kept);
            return Optional.of(next.saved());
        });
    }

    private static List<Difference> keep(List<Difference> differences, int room) {
        return differences.size() <= room ? differences : new ArrayList<>(differences.subList(0, Math.max(0, room)));
    }

    /** A draft that is still the one that was tried counts as simulated from the same moment on. */
    private void end(Simulation simulation) {
        transactions.run(() -> {
            var standing = simulation
                    .rules()
                    .flatMap(trial -> register.lock(trial.rules().version()));
            if (simulations.save(simulation.ended(State.DONE, "", now()))) {
                standing.filter(draft -> isAsTried(draft, simulation))
                        .ifPresent(draft -> drafts.markSimulated(
                                draft.version(), draft.edition(), simulation.id(), simulation.createdBy()));
            }
        });
    }

    private static boolean isAsTried(RuleSetVersion standing, Simulation simulation) {
        return standing.state().after(RuleSetState.Step.SIMULATE).isPresent()
                && standing.edition() == simulation.rules().orElseThrow().edition();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
