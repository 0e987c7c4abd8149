package io.guidepost.domain.organization;

import io.guidepost.domain.organization.ContactDirectory.Department;
import io.guidepost.domain.organization.ContactDirectory.User;
import io.guidepost.domain.organization.ContactDirectory.UserState;
import io.guidepost.domain.organization.Employment.Role;
import io.guidepost.domain.organization.KnownOrg.KnownGuide;
import io.guidepost.domain.organization.KnownOrg.KnownStore;
import io.guidepost.domain.organization.OrgChange.Post;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What has to change so that our organization says what WeCom's says (ORG-4). Applying a plan and planning again yields
 * an empty plan.
 */
final class SyncPlan {

    private static final int NAME_LENGTH = 64;
    private static final String PART_TIME = "兼职";

    private SyncPlan() {}

    /** Places first, so that people find their stores; the closing of stores last. */
    static List<OrgChange> of(Collection<Department> departments, Collection<User> users, KnownOrg known) {
        var tree = new DepartmentTree(departments);
        var plan = new ArrayList<>(openings(tree, known));
        var people = users.stream().collect(Collectors.toMap(User::userid, Function.identity(), (one, same) -> one));
        var guides = new HashSet<String>();
        for (var guide : known.guides()) {
            guides.add(guide.guide().userid());
            plan.addAll(of(tree, Optional.ofNullable(people.get(guide.guide().userid())), guide));
        }
        users.stream()
                .filter(user -> guides.add(user.userid()))
                .map(user -> hire(tree, user))
                .flatMap(Optional::stream)
                .forEach(plan::add);
        plan.addAll(closings(tree, known));
        return plan;
    }

    /** Places only. */
    static List<OrgChange> ofPlaces(Collection<Department> departments, KnownOrg known) {
        var tree = new DepartmentTree(departments);
        var plan = new ArrayList<>(openings(tree, known));
        plan.addAll(closings(tree, known));
        return plan;
    }

    /** One person, and the places that may be new with him; {@code user} is empty when WeCom does not know him. */
    static List<OrgChange> ofPerson(
            Collection<Department> departments, Optional<User> user, Optional<KnownGuide> guide, KnownOrg places) {
        var tree = new DepartmentTree(departments);
        var plan = new ArrayList<>(openings(tree, places));
        if (guide.isPresent()) {
            plan.addAll(of(tree, user, guide.get()));
        } else {
            user.flatMap(somebody -> hire(tree, somebody)).ifPresent(plan::add);
        }
        return plan;
    }

    private static List<OrgChange> openings(DepartmentTree tree, KnownOrg known) {
        var plan = new ArrayList<OrgChange>();
        var regions = known.regions().stream().collect(Collectors.toMap(Region::departmentId, Function.identity()));
        for (var department : tree.regions()) {
            var region = regions.get(department.id());
            if (region == null) {
                plan.add(new OrgChange.AddRegion(department.id(), newName(department), nameEn(department)));
            } else if (isRenamed(department, region.name(), region.nameEn())) {
                plan.add(new OrgChange.RenameRegion(
                        department.id(), region.name(), newName(department), nameEn(department)));
            }
        }
        var stores = known.stores().stream()
                .collect(Collectors.toMap(store -> store.store().departmentId(), Function.identity()));
        for (var department : tree.stores()) {
            var store = stores.get(department.id());
            if (store == null) {
                plan.add(new OrgChange.AddStore(
                        department.id(), department.parentId(), newName(department), nameEn(department)));
            } else {
                plan.addAll(of(department, store));
            }
        }
        return plan;
    }

    private static List<OrgChange> of(Department department, KnownStore known) {
        var plan = new ArrayList<OrgChange>();
        var store = known.store();
        if (isRenamed(department, store.name(), store.nameEn())) {
            plan.add(new OrgChange.RenameStore(department.id(), store.name(), newName(department), nameEn(department)));
        }
        if (known.regionDepartmentId() != department.parentId()) {
            plan.add(new OrgChange.MoveStore(
                    department.id(), store.name(), known.regionDepartmentId(), department.parentId()));
        }
        if (!store.isOpen()) {
            plan.add(new OrgChange.ReopenStore(department.id(), store.name()));
        }
        return plan;
    }

    private static List<OrgChange> closings(DepartmentTree tree, KnownOrg known) {
        var present = tree.stores().stream().map(Department::id).collect(Collectors.toSet());
        return known.stores().stream()
                .map(KnownStore::store)
                .filter(store -> store.isOpen() && !present.contains(store.departmentId()))
                .map(store -> (OrgChange) new OrgChange.CloseStore(store.departmentId(), store.name()))
                .toList();
    }

    private static Optional<OrgChange> hire(DepartmentTree tree, User user) {
        var posts = posts(tree, user);
        if (!isAtWork(user) || posts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OrgChange.Hire(user.userid(), nameOf(user).orElse(user.userid()), posts));
    }

    private static List<OrgChange> of(DepartmentTree tree, Optional<User> user, KnownGuide known) {
        var guide = known.guide();
        if (user.isEmpty() || user.get().state() == UserState.LEFT) {
            return guide.status() == Guide.Status.LEFT
                    ? List.of()
                    : List.of(new OrgChange.Retire(guide.userid(), guide.name()));
        }
        if (user.get().state() == UserState.DISABLED) {
            return guide.isActive() ? List.of(new OrgChange.Suspend(guide.userid(), guide.name())) : List.of();
        }
        return ofAtWork(user.get(), posts(tree, user.get()), known);
    }

    private static List<OrgChange> ofAtWork(User user, Set<Post> posts, KnownGuide known) {
        var guide = known.guide();
        if (!guide.isActive() && posts.isEmpty()) {
            return List.of();
        }
        var plan = new ArrayList<OrgChange>();
        nameOf(user)
                .filter(name -> !name.equals(guide.name()))
                .ifPresent(name -> plan.add(new OrgChange.RenameGuide(guide.userid(), guide.name(), name)));
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

    /** Every store this person is in; the main one is that of the main department, else the first. */
    private static Set<Post> posts(DepartmentTree tree, User user) {
        var stores = new LinkedHashSet<Long>();
        tree.storeOf(user.mainDepartment()).ifPresent(stores::add);
        user.departments().forEach(department -> tree.storeOf(department).ifPresent(stores::add));
        var main = stores.stream().findFirst();
        return stores.stream()
                .map(store -> new Post(store, role(user, store), main.get().equals(store)))
                .collect(Collectors.toUnmodifiableSet());
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
