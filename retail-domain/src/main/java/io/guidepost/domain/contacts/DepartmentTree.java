package io.guidepost.domain.contacts;

import io.guidepost.domain.organization.ContactDirectory.Department;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * WeCom's departments read as our organization: the root is headquarters, what is below it are regions, what is below a
 * region are stores; departments inside a store (the till, the fitting room) belong to the store. Headquarters may say
 * otherwise of a department: that it is a region within a region, or that it lies outside and its people are no guides.
 */
final class DepartmentTree {

    /** What a department is to us. */
    enum Place {
        HEADQUARTERS,
        REGION,
        STORE,
        PART_OF_STORE,
        OUTSIDE
    }

    private final Map<Long, Department> byId = new HashMap<>();
    private final Map<Long, DepartmentReading> readings;
    private final Map<Long, Place> places = new HashMap<>();

    DepartmentTree(Collection<Department> departments, Map<Long, DepartmentReading> readings) {
        departments.forEach(department -> byId.put(department.id(), department));
        this.readings = readings;
    }

    DepartmentTree(Collection<Department> departments) {
        this(departments, Map.of());
    }

    Optional<Department> department(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** A region comes after the one it lies in. */
    List<Department> regions() {
        return sorted(
                place -> place == Place.REGION,
                Comparator.<Department>comparingInt(it -> path(it.id()).size()).thenComparingLong(Department::id));
    }

    List<Department> stores() {
        return sorted(place -> place == Place.STORE, Comparator.comparingLong(Department::id));
    }

    /** The department of the region in which this region lies; 0 for headquarters. */
    long regionAbove(Department region) {
        return place(region.parentId()) == Place.REGION ? region.parentId() : 0;
    }

    /** The store this department is, or is a part of. */
    Optional<Long> storeOf(long departmentId) {
        return switch (place(departmentId)) {
            case STORE -> Optional.of(departmentId);
            case PART_OF_STORE -> storeOf(byId.get(departmentId).parentId());
            default -> Optional.empty();
        };
    }

    /** Outside as well when it leads nowhere: to an unknown parent or in a circle. */
    Place place(long departmentId) {
        var known = places.get(departmentId);
        if (known != null) {
            return known;
        }
        var path = path(departmentId);
        Place place = Place.OUTSIDE;
        for (int i = path.size() - 1; i >= 0; i--) {
            place = i == path.size() - 1 ? Place.HEADQUARTERS : below(place, readings.get(path.get(i)));
            places.put(path.get(i), place);
        }
        return place;
    }

    private static Place below(Place parent, DepartmentReading reading) {
        boolean isOpen = parent == Place.HEADQUARTERS || parent == Place.REGION;
        if (reading == DepartmentReading.OUTSIDE || parent == Place.OUTSIDE) {
            return Place.OUTSIDE;
        }
        if (parent == Place.HEADQUARTERS || (isOpen && reading == DepartmentReading.REGION)) {
            return Place.REGION;
        }
        return parent == Place.REGION ? Place.STORE : Place.PART_OF_STORE;
    }

    private List<Department> sorted(Predicate<Place> wanted, Comparator<Department> order) {
        return byId.values().stream()
                .filter(department -> wanted.test(place(department.id())))
                .sorted(order)
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
