package io.guidepost.domain.organization;

import io.guidepost.domain.organization.ContactDirectory.Department;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * WeCom's departments read as our organization: the root is headquarters, what is below it are regions, what is below a
 * region are stores; departments inside a store (the till, the fitting room) belong to the store.
 */
final class DepartmentTree {

    private static final int REGION_DEPTH = 2;
    private static final int STORE_DEPTH = 3;

    private final Map<Long, Department> byId = new HashMap<>();

    DepartmentTree(Collection<Department> departments) {
        departments.forEach(department -> byId.put(department.id(), department));
    }

    List<Department> regions() {
        return at(REGION_DEPTH);
    }

    List<Department> stores() {
        return at(STORE_DEPTH);
    }

    /** The store this department is, or is a part of. */
    Optional<Long> storeOf(long departmentId) {
        var path = path(departmentId);
        return path.size() < STORE_DEPTH ? Optional.empty() : Optional.of(path.get(path.size() - STORE_DEPTH));
    }

    private List<Department> at(int depth) {
        return byId.values().stream()
                .filter(department -> path(department.id()).size() == depth)
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .toList();
    }

    /** From the department up to its root; empty when it leads nowhere: to an unknown parent or in a circle. */
    private List<Long> path(long departmentId) {
        var path = new ArrayList<Long>();
        var seen = new HashSet<Long>();
        for (long id = departmentId; id != 0; id = byId.get(id).parentId()) {
            if (!byId.containsKey(id) || !seen.add(id)) {
                return List.of();
            }
            path.add(id);
        }
        return path;
    }
}
