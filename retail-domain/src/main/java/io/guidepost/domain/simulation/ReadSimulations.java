package io.guidepost.domain.simulation;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.WhatIf.Side;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.attribution.ExplainAttribution;
import io.guidepost.domain.attribution.PastDecisions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What simulations found, with names and sentences for people. */
@Service
public class ReadSimulations {

    private final Simulations simulations;
    private final PastDecisions decisions;
    private final Attributions attributions;
    private final ExplainAttribution explain;

    ReadSimulations(
            Simulations simulations, PastDecisions decisions, Attributions attributions, ExplainAttribution explain) {
        this.simulations = simulations;
        this.decisions = decisions;
        this.attributions = attributions;
        this.explain = explain;
    }

    public record NamedSide(Side side, String name) {}

    /** A decision with its whole story. */
    public record Told(Attribution decided, Words story) {}

    /** {@code after} is the same as {@code before} where only the commission differs. */
    public record ToldDifference(Difference difference, Told before, Told after) {}

    public Simulation simulation(long id) {
        return simulations.find(id).orElseThrow(() -> Refusal.notFound("模拟", "simulation"));
    }

    /** Newest first, below that id. */
    public List<Simulation> page(long belowId, int limit) {
        return simulations.page(belowId, limit);
    }

    /** @param after the last one of the page before */
    public List<NamedSide> sides(long id, PayeeType type, boolean losersFirst, Optional<Side> after, int limit) {
        simulation(id);
        var sides = simulations.sides(id, type, losersFirst, after, limit);
        var ids = sides.stream().map(side -> side.payee().id()).toList();
        var names = type == PayeeType.GUIDE ? attributions.guideNames(ids) : attributions.storeNames(ids);
        return sides.stream()
                .map(side -> new NamedSide(side, names.getOrDefault(side.payee().id(), "")))
                .toList();
    }

    /** By order id, after that one; decided again under the rules as they were tried. */
    public List<ToldDifference> differences(long id, boolean onlyFlips, long afterOrderId, int limit) {
        var simulation = simulation(id);
        var found = simulations.differences(id, onlyFlips, afterOrderId, limit);
        var past = new HashMap<Long, PastDecisions.PastDecision>();
        decisions
                .of(found.stream()
                        .map(one -> new PastDecisions.Key(one.orderId(), one.revision()))
                        .toList())
                .forEach(decision -> past.put(decision.orderId(), decision));
        var decided = new ArrayList<Attribution>(2 * found.size());
        for (var difference : found) {
            var before = past.get(difference.orderId());
            decided.add(before.decided());
            decided.add(
                    difference.isFlipped()
                            ? Trial.decidedUnder(
                                    simulation.rules().orElseThrow().rules(), before.inputs())
                            : before.decided());
        }
        var stories = explain.stories(decided);
        var told = new ArrayList<ToldDifference>(found.size());
        for (int i = 0; i < found.size(); i++) {
            told.add(new ToldDifference(
                    found.get(i),
                    new Told(decided.get(2 * i), stories.get(2 * i)),
                    new Told(decided.get(2 * i + 1), stories.get(2 * i + 1))));
        }
        return told;
    }

    /** Names as they are today. */
    public Map<Long, String> guideNames(List<ToldDifference> told) {
        return attributions.guideNames(told.stream()
                .flatMap(one -> Stream.of(one.before(), one.after()))
                .flatMap(one -> one.decided().guide().stream())
                .map(guide -> guide.value())
                .distinct()
                .toList());
    }

    public Map<Long, String> storeNames(List<ToldDifference> told) {
        return attributions.storeNames(told.stream()
                .flatMap(one -> Stream.of(one.before(), one.after()))
                .flatMap(one -> one.decided().store().stream())
                .map(store -> store.value())
                .distinct()
                .toList());
    }
}
