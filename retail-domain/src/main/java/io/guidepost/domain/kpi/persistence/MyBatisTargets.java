package io.guidepost.domain.kpi.persistence;

import io.guidepost.domain.kpi.Node;
import io.guidepost.domain.kpi.Target;
import io.guidepost.domain.kpi.TargetKind;
import io.guidepost.domain.kpi.Targets;
import io.guidepost.domain.kpi.persistence.TargetMapper.TargetRow;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisTargets implements Targets {

    private static final int ROWS_AT_ONCE = 1_000;

    private final TargetMapper mapper;

    MyBatisTargets(TargetMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Target> lock(YearMonth month, TargetKind kind, Node node) {
        return Optional.ofNullable(mapper.lock(month.toString(), kind, node.type(), node.id()))
                .map(MyBatisTargets::target);
    }

    @Override
    public Map<Node, Target> of(YearMonth month, TargetKind kind, Collection<Node> nodes) {
        var found = new HashMap<Node, Target>();
        nodes.stream()
                .collect(Collectors.groupingBy(Node::type, Collectors.mapping(Node::id, Collectors.toList())))
                .forEach((type, ids) -> {
                    for (int from = 0; from < ids.size(); from += ROWS_AT_ONCE) {
                        var piece = ids.subList(from, Math.min(from + ROWS_AT_ONCE, ids.size()));
                        mapper.of(month.toString(), kind, type, piece)
                                .forEach(row -> found.put(new Node(row.nodeType(), row.nodeId()), target(row)));
                    }
                });
        return found;
    }

    @Override
    public List<Target> page(YearMonth month, Optional<Target> after, int limit) {
        return mapper
                .page(
                        month.toString(),
                        after.map(target -> target.kind().name()).orElse(""),
                        after.map(target -> target.node().type().name()).orElse(""),
                        after.map(target -> target.node().id()).orElse(-1L),
                        limit)
                .stream()
                .map(MyBatisTargets::target)
                .toList();
    }

    @Override
    public void put(Collection<Target> targets) {
        var rows = targets.stream().map(MyBatisTargets::row).toList();
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            var piece = rows.subList(from, Math.min(from + ROWS_AT_ONCE, rows.size()));
            mapper.remember(piece);
            mapper.put(piece);
        }
    }

    @Override
    public List<Target> history(YearMonth month, TargetKind kind, Node node) {
        return mapper.history(month.toString(), kind, node.type(), node.id()).stream()
                .map(MyBatisTargets::target)
                .toList();
    }

    private static Target target(TargetRow row) {
        return new Target(
                YearMonth.parse(row.month()),
                row.kind(),
                new Node(row.nodeType(), row.nodeId()),
                row.amount(),
                row.version(),
                row.source(),
                row.setBy(),
                row.setAt());
    }

    private static TargetRow row(Target target) {
        return new TargetRow(
                target.month().toString(),
                target.kind(),
                target.node().type(),
                target.node().id(),
                target.amount(),
                target.version(),
                target.source(),
                target.setBy(),
                target.setAt());
    }
}
