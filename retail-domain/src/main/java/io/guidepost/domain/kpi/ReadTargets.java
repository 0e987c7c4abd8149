package io.guidepost.domain.kpi;

import io.guidepost.domain.kpi.Achievements.Achieved;
import io.guidepost.domain.kpi.TargetTree.Place;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Targets beside what has been achieved, node by node. */
@Service
public class ReadTargets {

    private static final int MOST_CHILDREN = 100_000;

    private final Targets targets;
    private final TargetTree tree;
    private final Achievements achievements;
    private final Clock clock;

    ReadTargets(Targets targets, TargetTree tree, Achievements achievements, Clock clock) {
        this.targets = targets;
        this.tree = tree;
        this.achievements = achievements;
        this.clock = clock;
    }

    /**
     * How far a node has come.
     *
     * @param target empty where none is set
     * @param actual empty for a ratio of nothing
     * @param achieved what the actual figure was counted from
     * @param attainmentBp of the target
     * @param forecast what the month would end at, going on as it went
     */
    public record Standing(
            Place place,
            TargetKind kind,
            Optional<Target> target,
            OptionalLong actual,
            Achieved achieved,
            OptionalLong attainmentBp,
            OptionalLong forecast,
            OptionalLong forecastBp) {}

    /** @param childrenAmount what the targets of the nodes directly below add up to; empty for a ratio */
    public record Whole(Standing standing, OptionalLong childrenAmount) {}

    public Whole node(YearMonth month, TargetKind kind, Node node) {
        var at = asOf(month);
        var place = tree.find(node, at).orElseThrow(SetTargets::noSuchNode);
        return new Whole(standings(month, kind, List.of(place), at).get(0), childrenAmount(month, kind, node, at));
    }

    /** Directly below a node, in the order of type and id. */
    public List<Standing> children(YearMonth month, TargetKind kind, Node parent, Optional<Node> after, int limit) {
        var at = asOf(month);
        tree.find(parent, at).orElseThrow(SetTargets::noSuchNode);
        return standings(month, kind, tree.children(parent, at, after, limit), at);
    }

    public List<Target> history(YearMonth month, TargetKind kind, Node node) {
        return targets.history(month, kind, node);
    }

    /** Whether the node lies in this region, or in one within it, as the organization was in that month. */
    public boolean isWithin(YearMonth month, Node node, Sight sight) {
        var at = asOf(month);
        var regions = tree.within(sight.regions(), at);
        var place = tree.find(node, at);
        for (int level = 0; place.isPresent() && level < 20; level++) {
            var here = place.get().node();
            if (here.type() == Node.Type.STORE && sight.stores().contains(here.id())) {
                return true;
            }
            if (here.type() == Node.Type.REGION) {
                return regions.contains(here.id());
            }
            place = here.type() == Node.Type.HQ
                    ? Optional.empty()
                    : tree.find(place.get().parent(), at);
        }
        return false;
    }

    private OptionalLong childrenAmount(YearMonth month, TargetKind kind, Node node, Instant at) {
        if (kind.isRatio() || node.type() == Node.Type.GUIDE) {
            return OptionalLong.empty();
        }
        var children = tree.children(node, at, Optional.empty(), MOST_CHILDREN).stream()
                .map(Place::node)
                .toList();
        return OptionalLong.of(targets.of(month, kind, children).values().stream()
                .mapToLong(Target::amount)
                .reduce(0, Math::addExact));
    }

    private List<Standing> standings(YearMonth month, TargetKind kind, List<Place> places, Instant at) {
        var set = targets.of(month, kind, places.stream().map(Place::node).toList());
        var achieved = achieved(month, kind, places, at);
        return places.stream()
                .map(place -> standing(
                        month,
                        kind,
                        place,
                        Optional.ofNullable(set.get(place.node())),
                        achieved.getOrDefault(place.node(), Achieved.NOTHING)))
                .toList();
    }

    private Standing standing(
            YearMonth month, TargetKind kind, Place place, Optional<Target> target, Achieved achieved) {
        var actual = TargetRules.actual(kind, achieved);
        var forecast = TargetRules.forecast(kind, actual, month, clock.instant());
        var wanted = target.map(Target::amount);
        return new Standing(
                place,
                kind,
                target,
                actual,
                achieved,
                TargetRules.attainmentBp(actual, wanted),
                forecast,
                TargetRules.attainmentBp(forecast, wanted));
    }

    private Map<Node, Achieved> achieved(YearMonth month, TargetKind kind, List<Place> places, Instant at) {
        var found = new HashMap<Node, Achieved>();
        places.stream()
                .map(Place::node)
                .collect(Collectors.groupingBy(Node::type))
                .forEach((type, nodes) -> {
                    var ids = nodes.stream().map(Node::id).toList();
                    if (type == Node.Type.REGION) {
                        found.putAll(ofRegions(kind, ids, month, at));
                    } else {
                        achievements
                                .of(kind, type, ids, month)
                                .forEach((id, what) -> found.put(new Node(type, id), what));
                    }
                });
        return found;
    }

    /** A region's figures are those of all regions within it together. */
    private Map<Node, Achieved> ofRegions(TargetKind kind, Collection<Long> ids, YearMonth month, Instant at) {
        var own = achievements.of(kind, Node.Type.REGION, tree.within(ids, at), month);
        return ids.stream()
                .collect(Collectors.toMap(
                        id -> new Node(Node.Type.REGION, id), id -> tree.within(Set.of(id), at).stream()
                                .map(within -> own.getOrDefault(within, Achieved.NOTHING))
                                .reduce(Achieved.NOTHING, Achieved::plus)));
    }

    private Instant asOf(YearMonth month) {
        var last = TargetRules.beginOf(month.plusMonths(1)).minusMillis(1);
        var now = clock.instant();
        return now.isBefore(last) ? now : last;
    }
}
