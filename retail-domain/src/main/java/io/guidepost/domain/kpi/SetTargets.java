package io.guidepost.domain.kpi;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.kpi.Achievements.Achieved;
import io.guidepost.domain.kpi.Target.Source;
import io.guidepost.domain.kpi.TargetTree.Place;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Headquarters sets targets and divides them downward. */
@Service
public class SetTargets {

    private static final long MOST = 1_000_000_000_000_000L;
    private static final int MOST_BP = 10_000;

    private final Targets targets;
    private final TargetTree tree;
    private final Achievements achievements;
    private final Clock clock;

    SetTargets(Targets targets, TargetTree tree, Achievements achievements, Clock clock) {
        this.targets = targets;
        this.tree = tree;
        this.achievements = achievements;
        this.clock = clock;
    }

    /** By what a target is divided among the nodes below. */
    public enum Rule {
        EVEN,
        /** By what each achieved in the month before; alike when nobody achieved anything. */
        LAST_MONTH,
        /** By weights that are given; who is not named gets nothing. */
        WEIGHTS
    }

    /**
     * @param rule how it is divided
     * @param weights only for {@link Rule#WEIGHTS}
     * @param isToTheBottom also divides what the nodes below get, and so on to the guides
     * @param isDryRun only shows what it would set
     */
    public record Split(
            YearMonth month,
            TargetKind kind,
            Node node,
            Rule rule,
            Map<Node, Long> weights,
            boolean isToTheBottom,
            boolean isDryRun) {}

    /** One node's part. */
    public record Part(Place place, long amount, Optional<Long> before) {}

    /**
     * @param version of the target when it was read; 0 for the first one. Refused with {@code version_conflict} when it is
     *     another one now
     */
    @Transactional
    public Target set(YearMonth month, TargetKind kind, Node node, long amount, int version, long adminId) {
        refuseImpossible(kind, amount);
        tree.find(node, asOf(month)).orElseThrow(SetTargets::noSuchNode);
        var before = targets.lock(month, kind, node);
        if (before.map(Target::version).orElse(0) != version) {
            throw changedMeanwhile();
        }
        var set = new Target(month, kind, node, amount, version + 1, Source.MANUAL, adminId, now());
        write(targets, List.of(set));
        return set;
    }

    /** The parts of all nodes it reaches; those below one node add up to that node's target. */
    @Transactional
    public List<Part> split(Split wanted, long adminId) {
        var at = asOf(wanted.month());
        tree.find(wanted.node(), at).orElseThrow(SetTargets::noSuchNode);
        var whole = targets.lock(wanted.month(), wanted.kind(), wanted.node())
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.REFUSED,
                        "no_target_to_split",
                        new Words("请先设定上级目标再分解", "There is no target yet that could be divided")));
        var children = tree.all(at).stream().collect(Collectors.groupingBy(Place::parent));
        var weights = new Weights(wanted);
        var parts = new ArrayList<Part>();
        divide(wanted, children, weights, wanted.node(), whole.amount(), parts);
        if (parts.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "nothing_below",
                    new Words("该节点下没有可分解的下级", "There is nothing below to divide it among"));
        }
        var before = targets.of(
                wanted.month(),
                wanted.kind(),
                parts.stream().map(part -> part.place().node()).toList());
        var known = parts.stream()
                .map(part -> new Part(
                        part.place(),
                        part.amount(),
                        Optional.ofNullable(before.get(part.place().node())).map(Target::amount)))
                .toList();
        if (!wanted.isDryRun()) {
            write(targets, changed(wanted, known, before, adminId));
        }
        return known;
    }

    private List<Target> changed(Split wanted, List<Part> parts, Map<Node, Target> before, long adminId) {
        var now = now();
        return parts.stream()
                .filter(part -> !part.before().equals(Optional.of(part.amount())))
                .map(part -> new Target(
                        wanted.month(),
                        wanted.kind(),
                        part.place().node(),
                        part.amount(),
                        1
                                + Optional.ofNullable(before.get(part.place().node()))
                                        .map(Target::version)
                                        .orElse(0),
                        Source.SPLIT,
                        adminId,
                        now))
                .toList();
    }

    private void divide(
            Split wanted, Map<Node, List<Place>> children, Weights weights, Node parent, long whole, List<Part> parts) {
        var below = children.getOrDefault(parent, List.of()).stream()
                .sorted(Comparator.comparing((Place place) -> place.node().type())
                        .thenComparingLong(place -> place.node().id()))
                .toList();
        if (below.isEmpty()) {
            return;
        }
        var isFirst = parent.equals(wanted.node());
        var given = below.stream()
                .mapToLong(place -> weights.of(place.node(), isFirst, children))
                .toArray();
        if (isFirst && wanted.rule() == Rule.WEIGHTS && Arrays.stream(given).sum() == 0) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "weights_missing",
                    new Words("请为直接下级给出权重", "Weights must be given for nodes directly below"));
        }
        var amounts = TargetRules.split(wanted.kind(), whole, given);
        for (int i = 0; i < amounts.length; i++) {
            parts.add(new Part(below.get(i), amounts[i], Optional.empty()));
            if (wanted.isToTheBottom()) {
                divide(wanted, children, weights, below.get(i).node(), amounts[i], parts);
            }
        }
    }

    /** Weights are given for the level directly below; what lies deeper is divided evenly then. */
    private final class Weights {

        private final Split wanted;
        private final Map<Node.Type, Map<Long, Achieved>> lastMonth = new HashMap<>();

        private Weights(Split wanted) {
            this.wanted = wanted;
        }

        private long of(Node node, boolean isFirst, Map<Node, List<Place>> children) {
            return switch (wanted.rule()) {
                case EVEN -> 1;
                case WEIGHTS -> isFirst ? wanted.weights().getOrDefault(node, 0L) : 1;
                case LAST_MONTH -> Math.max(0, achieved(node, children));
            };
        }

        private long achieved(Node node, Map<Node, List<Place>> children) {
            var month = wanted.month().minusMonths(1);
            long own = lastMonth
                    .computeIfAbsent(node.type(), type -> achievements.ofAll(wanted.kind(), type, month))
                    .getOrDefault(node.id(), Achieved.NOTHING)
                    .count();
            if (node.type() != Node.Type.REGION) {
                return own;
            }
            return children.getOrDefault(node, List.of()).stream()
                    .map(Place::node)
                    .filter(child -> child.type() == Node.Type.REGION)
                    .mapToLong(child -> achieved(child, children))
                    .reduce(own, Math::addExact);
        }
    }

    /** Each version is written once: of two who change the same target at a time the second is refused. */
    static void write(Targets targets, Collection<Target> changed) {
        try {
            targets.put(changed);
        } catch (DuplicateKeyException sameVersion) {
            throw changedMeanwhile();
        }
    }

    private static Refusal changedMeanwhile() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "version_conflict",
                new Words(
                        "目标已被他人修改，请刷新后重试", "Somebody else has changed the target meanwhile; read it again and retry"));
    }

    /** The organization of a month that is over is that of its end. */
    private Instant asOf(YearMonth month) {
        var last = TargetRules.beginOf(month.plusMonths(1)).minusMillis(1);
        var now = now();
        return now.isBefore(last) ? now : last;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static Optional<Words> impossible(TargetKind kind, long amount) {
        if (amount < 0 || amount > (kind.isRatio() ? MOST_BP : MOST)) {
            return Optional.of(new Words("目标值超出范围", "The target is out of range"));
        }
        return Optional.empty();
    }

    private static void refuseImpossible(TargetKind kind, long amount) {
        impossible(kind, amount).ifPresent(words -> {
            throw new Refusal(Refusal.Kind.REFUSED, "target_out_of_range", words);
        });
    }

    static Refusal noSuchNode() {
        return Refusal.notFound("组织节点", "node of the organization");
    }
}
