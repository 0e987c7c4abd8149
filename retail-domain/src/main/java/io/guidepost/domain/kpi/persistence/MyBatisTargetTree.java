package io.guidepost.domain.kpi.persistence;

import io.guidepost.domain.kpi.Node;
import io.guidepost.domain.kpi.TargetTree;
import io.guidepost.domain.kpi.persistence.TargetTreeMapper.PlaceRow;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisTargetTree implements TargetTree {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final Place HEADQUARTERS = new Place(Node.HEADQUARTERS, "总部", Node.HEADQUARTERS);

    /** Fixed names, never a caller's. */
    private static final Map<Node.Type, String> TABLES =
            Map.of(Node.Type.REGION, "org_region", Node.Type.STORE, "org_store", Node.Type.GUIDE, "org_guide");

    private final TargetTreeMapper mapper;

    MyBatisTargetTree(TargetTreeMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Place> find(Node node, Instant at) {
        return switch (node.type()) {
            case HQ -> Optional.of(HEADQUARTERS);
            case REGION -> Optional.ofNullable(mapper.region(node.id(), at)).map(MyBatisTargetTree::region);
            case STORE -> Optional.ofNullable(mapper.store(node.id(), at)).map(MyBatisTargetTree::store);
            case GUIDE -> Optional.ofNullable(mapper.guide(node.id(), at)).map(MyBatisTargetTree::guide);
        };
    }

    @Override
    public List<Place> children(Node parent, Instant at, Optional<Node> after, int limit) {
        return switch (parent.type()) {
            case HQ ->
                mapper.regionsIn(0, at, after.map(Node::id).orElse(0L), limit).stream()
                        .map(MyBatisTargetTree::region)
                        .toList();
            case REGION -> inRegion(parent.id(), at, after, limit);
            case STORE ->
                mapper.guidesIn(parent.id(), at, after.map(Node::id).orElse(0L), limit).stream()
                        .map(MyBatisTargetTree::guide)
                        .toList();
            case GUIDE -> List.of();
        };
    }

    @Override
    public List<Place> all(Instant at) {
        return Stream.of(
                        mapper.regions(at).stream().map(MyBatisTargetTree::region),
                        mapper.stores(at).stream().map(MyBatisTargetTree::store),
                        mapper.guides(at).stream().map(MyBatisTargetTree::guide))
                .flatMap(places -> places)
                .toList();
    }

    @Override
    public Set<Long> within(Collection<Long> regionIds, Instant at) {
        var children = mapper.regions(at).stream()
                .collect(Collectors.groupingBy(
                        PlaceRow::parentId, Collectors.mapping(PlaceRow::id, Collectors.toSet())));
        var found = new HashSet<Long>();
        var open = new ArrayDeque<>(regionIds);
        while (!open.isEmpty()) {
            var region = open.pop();
            if (found.add(region)) {
                open.addAll(children.getOrDefault(region, Set.of()));
            }
        }
        return found;
    }

    @Override
    public Set<Node> known(Collection<Node> nodes) {
        var found = new HashSet<Node>();
        nodes.stream()
                .collect(Collectors.groupingBy(Node::type, Collectors.mapping(Node::id, Collectors.toList())))
                .forEach((type, ids) -> {
                    if (type == Node.Type.HQ) {
                        found.add(Node.HEADQUARTERS);
                        return;
                    }
                    for (int from = 0; from < ids.size(); from += ROWS_AT_ONCE) {
                        mapper.known(TABLES.get(type), ids.subList(from, Math.min(from + ROWS_AT_ONCE, ids.size())))
                                .forEach(id -> found.add(new Node(type, id)));
                    }
                });
        return found;
    }

    @Override
    public Map<String, Long> guides(Collection<String> userids) {
        var all = List.copyOf(userids);
        var found = new HashMap<String, Long>();
        for (int from = 0; from < all.size(); from += ROWS_AT_ONCE) {
            mapper.byUserid(all.subList(from, Math.min(from + ROWS_AT_ONCE, all.size())))
                    .forEach(row -> found.put(row.name(), row.id()));
        }
        return found;
    }

    /** Regions within it first, then its stores. */
    private List<Place> inRegion(long region, Instant at, Optional<Node> after, int limit) {
        var found = new ArrayList<Place>();
        if (after.filter(node -> node.type() == Node.Type.STORE).isEmpty()) {
            mapper.regionsIn(region, at, after.map(Node::id).orElse(0L), limit).stream()
                    .map(MyBatisTargetTree::region)
                    .forEach(found::add);
        }
        if (found.size() < limit) {
            long afterStore = after.filter(node -> node.type() == Node.Type.STORE)
                    .map(Node::id)
                    .orElse(0L);
            mapper.storesIn(region, at, afterStore, limit - found.size()).stream()
                    .map(MyBatisTargetTree::store)
                    .forEach(found::add);
        }
        return found;
    }

    private static Place region(PlaceRow row) {
        return new Place(
                new Node(Node.Type.REGION, row.id()),
                row.name(),
                row.parentId() == 0 ? Node.HEADQUARTERS : new Node(Node.Type.REGION, row.parentId()));
    }

    private static Place store(PlaceRow row) {
        return new Place(new Node(Node.Type.STORE, row.id()), row.name(), new Node(Node.Type.REGION, row.parentId()));
    }

    private static Place guide(PlaceRow row) {
        return new Place(new Node(Node.Type.GUIDE, row.id()), row.name(), new Node(Node.Type.STORE, row.parentId()));
    }
}
