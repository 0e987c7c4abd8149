package io.guidepost.domain.simulation;

import io.guidepost.core.attribution.RuleScope;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.domain.attribution.PastDecisions.Place;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Rules, rates or both, tried on the paid orders placed in {@code [from, until)}.
 *
 * @param rateProposalId the rates that are tried as if they had always held
 * @param failure why it failed; otherwise empty
 * @param version grows with every batch, so that no order is counted twice
 */
public record Simulation(
        long id,
        Optional<RulesOnTrial> rules,
        Optional<Long> rateProposalId,
        Instant from,
        Instant until,
        State state,
        Progress progress,
        String failure,
        long createdBy,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        int version) {

    /** Of orders that would be different so many are kept one by one; all are counted. */
    public static final int MOST_DIFFERENCES = 10_000;

    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    public Simulation {
        Objects.requireNonNull(state, "state");
        if (rules.isEmpty() && rateProposalId.isEmpty()) {
            throw new IllegalArgumentException("A simulation tries rules or rates");
        }
    }

    /**
     * Rules as they were when the simulation was asked for.
     *
     * @param edition of the rule set; if it was changed since, it does not count as simulated
     */
    public record RulesOnTrial(int edition, RuleSet rules, RuleScope scope) {}

    /**
     * How far it has come and what was found until then.
     *
     * @param after the last order that is counted
     * @param total orders in the period; 0 until it has begun
     * @param flipped orders of which somebody's part would be another one
     * @param different those, and the ones that would earn somebody more or less
     * @param kept so many of the different ones are kept one by one
     * @param beforeFen commission of all payees together, on the money kept
     */
    public record Progress(
            Place after, long total, long done, long flipped, long different, int kept, long beforeFen, long afterFen) {

        static Progress before(Instant from) {
            return new Progress(new Place(from, 0), 0, 0, 0, 0, 0, 0, 0);
        }

        Progress of(long orders) {
            return new Progress(after, orders, done, flipped, different, kept, beforeFen, afterFen);
        }
    }

    public boolean isOpen() {
        return state == State.QUEUED || state == State.RUNNING;
    }

    Simulation begun(long orders, Instant at) {
        return with(State.RUNNING, progress.of(orders), "", Optional.of(at), Optional.empty());
    }

    Simulation advanced(Progress reached) {
        return with(state, reached, failure, startedAt, Optional.empty());
    }

    Simulation ended(State as, String why, Instant at) {
        return with(as, progress, why, startedAt, Optional.of(at));
    }

    private Simulation with(
            State next, Progress reached, String why, Optional<Instant> started, Optional<Instant> ended) {
        return new Simulation(
                id,
                rules,
                rateProposalId,
                from,
                until,
                next,
                reached,
                why,
                createdBy,
                createdAt,
                started,
                ended,
                version);
    }

    /** The same as it stands after it was saved. */
    Simulation saved() {
        return new Simulation(
                id,
                rules,
                rateProposalId,
                from,
                until,
                state,
                progress,
                failure,
                createdBy,
                createdAt,
                startedAt,
                endedAt,
                version + 1);
    }
}
