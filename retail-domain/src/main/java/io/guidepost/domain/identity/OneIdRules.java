package io.guidepost.domain.identity;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import io.guidepost.domain.identity.Facts.Claim;
import io.guidepost.domain.identity.Facts.Known;
import io.guidepost.domain.identity.Facts.Verdict;
import io.guidepost.domain.identity.Grouping.Against;
import io.guidepost.domain.identity.Grouping.Conflict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Groups records that are one shopper (S0-1). What comes out depends on what is known and never on the order in which it
 * became known: verdicts come first, then evidence from the strongest kind to the weakest, each in the order of its values.
 *
 * <p>Whatever would put two unionids, two openids of one application or two verified phones into one shopper joins nothing:
 * headquarters decides. Its verdict outweighs all evidence, in both directions.
 */
public final class OneIdRules {

    private OneIdRules() {}

    private record Link(IdentityKind kind, String value, long oneId, long otherId) {

        private static final Comparator<Link> ORDER = Comparator.comparing(Link::kind)
                .thenComparing(Link::value)
                .thenComparing(Link::oneId)
                .thenComparing(Link::otherId);
    }

    private record Only(IdentityKind kind, String scope) {}

    /** One shopper in the making. */
    private static final class Group {

        private final TreeSet<Long> records = new TreeSet<>();
        private final Map<Only, Set<String>> only = new HashMap<>();

        private Optional<Against> against(Group other, Set<Verdict> apart) {
            if (apart.stream()
                    .anyMatch(verdict -> records.contains(verdict.oneId()) && other.records.contains(verdict.otherId())
                            || records.contains(verdict.otherId()) && other.records.contains(verdict.oneId()))) {
                return Optional.of(Against.VERDICT);
            }
            return only.keySet().stream()
                    .filter(other.only::containsKey)
                    .filter(kind -> only.get(kind).stream().noneMatch(other.only.get(kind)::contains))
                    .map(Only::kind)
                    .min(Comparator.naturalOrder())
                    .map(kind -> Against.valueOf(kind.name()));
        }

        private void take(Group other) {
            records.addAll(other.records);
            other.only.forEach((kind, values) ->
                    only.computeIfAbsent(kind, none -> new HashSet<>()).addAll(values));
        }
    }

    public static Grouping group(Facts facts) {
        var groups = new HashMap<Long, Group>();
        for (var record : facts.records()) {
            var group = new Group();
            group.records.add(record.id());
            groups.put(record.id(), group);
        }
        for (var claim : facts.claims()) {
            if (claim.kind().isOnePerPerson() && groups.containsKey(claim.recordId())) {
                groups.get(claim.recordId())
                        .only
                        .computeIfAbsent(new Only(claim.kind(), claim.scope()), none -> new HashSet<>())
                        .add(claim.value());
            }
        }
        var apart =
                facts.verdicts().stream().filter(verdict -> !verdict.isSame()).collect(toCollection(HashSet::new));
        facts.verdicts().stream()
                .filter(Verdict::isSame)
                .filter(verdict -> groups.containsKey(verdict.oneId()) && groups.containsKey(verdict.otherId()))
                .sorted(Comparator.comparing(Verdict::oneId).thenComparing(Verdict::otherId))
                .forEach(verdict -> join(groups, verdict.oneId(), verdict.otherId(), apart));
        var conflicts = joinByEvidence(facts, groups, apart);
        return new Grouping(standing(facts, groups), conflicts);
    }

    /** Verdicts of both kinds may contradict each other in a circle: then those who are kept apart stay apart. */
    private static void join(Map<Long, Group> groups, long oneId, long otherId, Set<Verdict> apart) {
        var one = groups.get(oneId);
        var other = groups.get(otherId);
        if (one != other
                && one.against(other, apart).filter(Against.VERDICT::equals).isEmpty()) {
            unite(groups, one, other);
        }
    }

    private static void unite(Map<Long, Group> groups, Group one, Group other) {
        one.take(other);
        other.records.forEach(record -> groups.put(record, one));
    }

    private static List<Conflict> joinByEvidence(Facts facts, Map<Long, Group> groups, Set<Verdict> apart) {
        var conflicts = new LinkedHashMap<Verdict, Conflict>();
        for (var link : links(facts, groups.keySet())) {
            var one = groups.get(link.oneId());
            var other = groups.get(link.otherId());
            if (one == other) {
                continue;
            }
            var against = one.against(other, apart);
            if (against.isEmpty()) {
                unite(groups, one, other);
                continue;
            }
            var pair = Verdict.apart(link.oneId(), link.otherId());
            if (!apart.contains(pair)) {
                conflicts.putIfAbsent(pair, new Conflict(link.oneId(), link.otherId(), link.kind(), against.get()));
            }
        }
        return conflicts.values().stream()
                .filter(conflict -> groups.get(conflict.oneId()) != groups.get(conflict.otherId()))
                .toList();
    }

    private static List<Link> links(Facts facts, Set<Long> records) {
        record Identity(IdentityKind kind, String value) {}
        Map<Identity, TreeSet<Long>> holders = facts.claims().stream()
                .filter(claim -> !claim.isShared() && records.contains(claim.recordId()))
                .collect(groupingBy(
                        claim -> new Identity(claim.kind(), claim.value()),
                        mapping(Claim::recordId, toCollection(TreeSet::new))));
        var links = new ArrayList<Link>();
        holders.forEach((identity, holding) -> {
            for (long one : holding) {
                for (long other : holding.tailSet(one, false)) {
                    links.add(new Link(identity.kind(), identity.value(), one, other));
                }
            }
        });
        links.sort(Link.ORDER);
        return links;
    }

    /** The oldest record stands for its shopper, unless headquarters has named another. */
    private static Map<Long, Long> standing(Facts facts, Map<Long, Group> groups) {
        var registeredAt = facts.records().stream().collect(toMap(Known::id, Known::registeredAt));
        var standing = new HashMap<Long, Long>();
        for (var group : new HashSet<>(groups.values())) {
            var giveWay = new HashSet<Long>();
            for (var verdict : facts.verdicts()) {
                if (verdict.isSame()
                        && group.records.contains(verdict.oneId())
                        && group.records.contains(verdict.otherId())) {
                    giveWay.add(verdict.keptId().get().equals(verdict.oneId()) ? verdict.otherId() : verdict.oneId());
                }
            }
            var byAge = Comparator.<Long, Instant>comparing(registeredAt::get).thenComparing(Comparator.naturalOrder());
            long survivor = group.records.stream()
                    .filter(record -> !giveWay.contains(record))
                    .min(byAge)
                    .or(() -> group.records.stream().min(byAge))
                    .orElseThrow();
            group.records.forEach(record -> standing.put(record, survivor));
        }
        return standing;
    }
}
