package io.guidepost.domain.contacts;

import io.guidepost.domain.contacts.DepartmentTree.Place;
import io.guidepost.domain.contacts.KnownOrg.KnownGuide;
import io.guidepost.domain.contacts.KnownOrg.KnownRegion;
import io.guidepost.domain.contacts.KnownOrg.KnownStore;
import io.guidepost.domain.contacts.OrgChange.Post;
import io.guidepost.domain.organization.ContactDirectory.Department;
import io.guidepost.domain.organization.ContactDirectory.User;
import io.guidepost.domain.organization.ContactDirectory.UserState;
import io.guidepost.domain.organization.Employment.Role;
import io.guidepost.domain.organization.Guide;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What has to change so that our organization says what WeCom's says (ORG-4). Applying a plan and planning again yields
 * an empty plan. Places come first, so that people find their stores; the closing of stores comes last.
 */
final class SyncPlan {

    private static final int NAME_LENGTH = 64;
    private static final String PART_TIME = "兼职";

    private SyncPlan() {}

    /** New, renamed and moved regions and stores, and stores that are open again. */
    static List<OrgChange> openings(DepartmentTree tree, KnownOrg known) {
        var plan = new ArrayList<OrgChange>();
        var regions = known.regions().stream()
                .collect(Collectors.toMap(region -> region.region().departmentId(), Function.identity()));
        var stores = known.stores().stream()
                .collect(Collectors.toMap(store -> store.store().departmentId(), Function.identity()));
        for (var department : tree.regions()) {
            if (!stores.containsKey(department.id())) {
                plan.addAll(ofRegion(tree, department, Optional.ofNullable(regions.get(department.id()))));
            }
        }
        for (var department : tree.stores()) {
            if (!regions.containsKey(department.id()) && !isBelowAStore(stores.keySet(), department)) {
                plan.addAll(ofStore(department, Optional.ofNullable(stores.get(department.id()))));
            }
        }
        return plan;
    }

    static List<OrgChange> closings(DepartmentTree tree, KnownOrg known) {
        return known.stores().stream()
                .map(KnownStore::store)
                .filter(store -> store.isOpen() && tree.place(store.departmentId()) == Place.OUTSIDE)
                .map(store -> (OrgChange) new OrgChange.CloseStore(store.departmentId(), store.name()))
                .toList();
    }

    /** What somebody has to look at, because no step of ours is the right one. */
    static List<PlannedChange> conflicts(DepartmentTree tree, KnownOrg known) {
        var notices = new ArrayList<PlannedChange>();
        for (var store : known.stores()) {
            var id = store.store().departmentId();
            var place = tree.place(id);
            if (place != Place.STORE && place != Place.OUTSIDE) {
                notices.add(PlanLines.notice(
                        ChangeKind.PLACE_CONFLICT, id, store.store().name(), "STORE", place.name()));
            } else if (place == Place.STORE && isMovedAgainstHeadquarters(tree, store)) {
                notices.add(PlanLines.notice(
                        ChangeKind.REGION_CONFLICT,
                        id,
                        store.store().name(),
                        Long.toString(store.regionDepartmentId()),
                        Long.toString(tree.department(id).orElseThrow().parentId())));
            }
        }
        for (var region : known.regions()) {
            var id = region.region().departmentId();
            if (tree.place(id) != Place.REGION && tree.place(id) != Place.OUTSIDE) {
                notices.add(PlanLines.notice(
                        ChangeKind.PLACE_CONFLICT,
                        id,
                        region.region().name(),
                        "REGION",
                        tree.place(id).name()));
            }
        }
        return notices;
    }

    /** {@code user} is empty when WeCom does not know this person. */
    static List<OrgChange> ofPerson(DepartmentTree tree, Optional<User> user, Optional<KnownGuide> known) {
        if (known.isEmpty()) {
            return user.flatMap(somebody -> hire(tree, somebody)).stream().toList();
        }
        var guide = known.get().guide();
        var posts = known.get().posts();
        if (user.isEmpty() || user.get().state() == UserState.LEFT) {
            return guide.status() == Guide.Status.LEFT
                    ? List.of()
                    : List.of(new OrgChange.Retire(guide.userid(), guide.name(), posts));
        }
        if (user.get().state() == UserState.DISABLED) {
            return guide.isActive() ? List.of(new OrgChange.Suspend(guide.userid(), guide.name(), posts)) : List.of();
        }
        return ofAtWork(user.get(), posts(tree, user.get()), known.get());
    }

    /** Every store this person is in; the main one is that of the main department, else the first. */
    static Set<Post> posts(DepartmentTree tree, User user) {
        var stores = new LinkedHashSet<Long>();
        tree.storeOf(user.mainDepartment()).ifPresent(stores::add);
        user.departments().forEach(department -> tree.storeOf(department).ifPresent(stores::add));
        var main = stores.stream().findFirst();
        return stores.stream()
                .map(store -> new Post(store, role(user, store), main.get().equals(store)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<OrgChange> ofRegion(DepartmentTree tree, Department department, Optional<KnownRegion> known) {
        var above = tree.regionAbove(department);
        if (known.isEmpty()) {
            return List.of(new OrgChange.AddRegion(department.id(), above, newName(department), nameEn(department)));
        }
        var plan = new ArrayList<OrgChange>();
        var region = known.get().region();
        if (isRenamed(department, region.name(), region.nameEn())) {
            plan.add(new OrgChange.RenameRegion(
                    department.id(), region.name(), newName(department), nameEn(department)));
        }
        if (known.get().parentDepartmentId() != above) {
            plan.add(new OrgChange.MoveRegion(
                    department.id(), region.name(), known.get().parentDepartmentId(), above));
        }
        return plan;
    }

    private static List<OrgChange> ofStore(Department department, Optional<KnownStore> known) {
        if (known.isEmpty()) {
            return List.of(new OrgChange.AddStore(
                    department.id(), department.parentId(), newName(department), nameEn(department)));
        }
        var plan = new ArrayList<OrgChange>();
        var store = known.get().store();
        if (isRenamed(department, store.name(), store.nameEn())) {
            plan.add(new OrgChange.RenameStore(department.id(), store.name(), newName(department), nameEn(department)));
        }
        if (known.get().regionDepartmentId() != department.parentId()
                && !known.get().isPlacedByHeadquarters()) {
            plan.add(new OrgChange.MoveStore(
                    department.id(), store.name(), known.get().regionDepartmentId(), department.parentId()));
        }
        if (!store.isOpen()) {
            plan.add(new OrgChange.ReopenStore(department.id(), store.name()));
        }
        return plan;
    }

    /** A store whose parent is a store of ours waits until somebody has looked at the conflict of the parent. */
    private static boolean isBelowAStore(Set<Long> stores, Department department) {
        return stores.contains(department.parentId());
    }

    private static boolean isMovedAgainstHeadquarters(DepartmentTree tree, KnownStore store) {
        var told = tree.department(store.store().departmentId()).map(Department::parentId);
        return store.isPlacedByHeadquarters() && !told.equals(Optional.of(store.regionDepartmentId()));
    }

    private static Optional<OrgChange> hire(DepartmentTree tree, User user) {
        var posts = posts(tree, user);
        if (!isAtWork(user) || posts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OrgChange.Hire(user.userid(), nameOf(user).orElse(user.userid()), posts));
    }

    private static List<OrgChange> ofAtWork(User user, Set<Post> posts, KnownGuide known) {
        var guide = known.guide();
        if (!guide.isActive() && posts.isEmpty()) {
            return List.of();
        }
        var plan = new ArrayList<OrgChange>();
        nameOf(user)
                .filter(name -> !name.equals(guide.name()))
                .ifPresent(
                        name -> plan.add(new OrgChange.RenameGuide(guide.userid(), guide.name(), name, known.posts())));
        if (!guide.isActive()) {
            plan.add(new OrgChange.TakeBack(guide.userid(), guide.name(), posts));
        } else if (!posts.equals(known.posts())) {
            plan.add(new OrgChange.Transfer(guide.userid(), guide.name(), known.posts(), posts));
        }
        return plan;
    }

    private static boolean isAtWork(User user) {
        return user.state() == UserState.ACTIVE || user.state() == UserState.NOT_ACTIVATED;
    }

    private static Role role(User user, long storeDepartment) {
        if (user.leads().contains(storeDepartment)) {
            return Role.MANAGER;
        }
        return user.position().contains(PART_TIME) ? Role.PART_TIME : Role.GUIDE;
    }

    /** A corporation may keep names from an application; what we know is then better than nothing. */
    private static Optional<String> nameOf(User user) {
        return user.name().isBlank() ? Optional.empty() : Optional.of(shortened(user.name()));
    }

    private static boolean isRenamed(Department department, String name, String nameEn) {
        return !department.name().isBlank()
                && !(newName(department).equals(name) && nameEn(department).equals(nameEn));
    }

    private static String newName(Department department) {
        return department.name().isBlank() ? "部门 " + department.id() : shortened(department.name());
    }

    private static String nameEn(Department department) {
        return department.nameEn().isBlank() ? newName(department) : shortened(department.nameEn());
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= NAME_LENGTH
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAME_LENGTH));
    }
}
