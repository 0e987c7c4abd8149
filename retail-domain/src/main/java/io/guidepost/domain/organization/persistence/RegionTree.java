package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.persistence.RosterMapper.RegionParent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which region lies in which, at one instant. */
final class RegionTree {

    private final Map<Long, Long> parents = new HashMap<>();
    private final Map<Long, Set<Long>> children = new HashMap<>();

    private RegionTree() {}

    static RegionTree of(List<RegionParent> rows) {
        var tree = new RegionTree();
        for (var row : rows) {
            tree.parents.put(row.regionId(), row.parentId());
            tree.children
                    .computeIfAbsent(row.parentId(), any -> new HashSet<>())
                    .add(row.regionId());
        }
        return tree;
    }

    /** 0 for directly below headquarters. */
    long above(long regionId) {
        return parents.getOrDefault(regionId, 0L);
    }

    /** These and all within them. */
    Set<Long> within(Collection<Long> regionIds) {
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
}
