package io.guidepost.domain.contacts;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.domain.contacts.KnownOrg.KnownGuide;
import io.guidepost.domain.contacts.KnownOrg.KnownRegion;
import io.guidepost.domain.contacts.KnownOrg.KnownStore;
import io.guidepost.domain.contacts.OrgChange.Post;
import io.guidepost.domain.organization.ContactDirectory.Department;
import io.guidepost.domain.organization.ContactDirectory.User;
import io.guidepost.domain.organization.ContactDirectory.UserState;
import io.guidepost.domain.organization.Employment.Role;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Region;
import io.guidepost.domain.organization.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyncPlanTest {

    private static final KnownOrg EMPTY = new KnownOrg(List.of(), List.of());
    private static final List<Department> CORPORATION = List.of(
            department(1, 0),
            department(2, 1),
            department(3, 1),
            department(11, 2),
            department(12, 2),
            department(111, 11));

    @Test
    void theSecondLevelAreRegionsTheThirdAreStoresAndDeeperOnesBelongToTheirStore() {
        var tree = new DepartmentTree(CORPORATION);

        assertThat(SyncPlan.openings(tree, EMPTY))
                .containsExactly(
                        new OrgChange.AddRegion(2, 0, "d2", "e2"),
                        new OrgChange.AddRegion(3, 0, "d3", "e3"),
                        new OrgChange.AddStore(11, 2, "d11", "e11"),
                        new OrgChange.AddStore(12, 2, "d12", "e12"));
        assertThat(people(tree, List.of(user("li", UserState.ACTIVE, "", List.of(), 111L)), List.of()))
                .containsExactly(new OrgChange.Hire("li", "Name li", Set.of(new Post(11, Role.GUIDE, true))));
    }

    @Test
    void headquartersMaySayThatADepartmentIsARegionOrLiesOutside() {
        var tree =
                new DepartmentTree(CORPORATION, Map.of(11L, DepartmentReading.REGION, 3L, DepartmentReading.OUTSIDE));

        assertThat(SyncPlan.openings(tree, EMPTY))
                .containsExactly(
                        new OrgChange.AddRegion(2, 0, "d2", "e2"),
                        new OrgChange.AddRegion(11, 2, "d11", "e11"),
                        new OrgChange.AddStore(12, 2, "d12", "e12"),
                        new OrgChange.AddStore(111, 11, "d111", "e111"));
        assertThat(tree.place(3)).isEqualTo(DepartmentTree.Place.OUTSIDE);
    }

    @Test
    void aStoreThatWeComTakesForARegionIsAConflictAndNoStep() {
        var tree = new DepartmentTree(CORPORATION, Map.of(11L, DepartmentReading.REGION));
        var ours = new KnownOrg(List.of(region(2), region(3)), List.of(known(store(11), 2), known(store(12), 2)));

        assertThat(SyncPlan.openings(tree, ours)).isEmpty();
        assertThat(SyncPlan.closings(tree, ours)).isEmpty();
        assertThat(SyncPlan.conflicts(tree, ours))
                .extracting(PlannedChange::kind, PlannedChange::subject, PlannedChange::becomes)
                .containsExactly(tuple(ChangeKind.PLACE_CONFLICT, "11", "REGION"));
    }

    @Test
    void whatHeadquartersHasDecidedOnAStoreIsNotUndone() {
        var tree = new DepartmentTree(CORPORATION);
        var ours = new KnownOrg(
                List.of(region(2), region(3)),
                List.of(new KnownStore(store(11), 3, true), new KnownStore(store(12), 2, true)));

        assertThat(SyncPlan.openings(tree, ours)).isEmpty();
        assertThat(SyncPlan.conflicts(tree, ours))
                .extracting(PlannedChange::kind, PlannedChange::subject, PlannedChange::was, PlannedChange::becomes)
                .containsExactly(tuple(ChangeKind.REGION_CONFLICT, "11", "3", "2"));
    }

    @Test
    void leadersAreManagersAndPartTimersSayItInTheirPosition() {
        var plan = people(
                new DepartmentTree(CORPORATION),
                List.of(
                        user("boss", UserState.ACTIVE, "店长", List.of(11L), 11L),
                        user("temp", UserState.NOT_ACTIVATED, "兼职导购", List.of(), 12L, 11L)),
                List.of());

        assertThat(plan)
                .containsExactly(
                        new OrgChange.Hire("boss", "Name boss", Set.of(new Post(11, Role.MANAGER, true))),
                        new OrgChange.Hire(
                                "temp",
                                "Name temp",
                                Set.of(new Post(12, Role.PART_TIME, true), new Post(11, Role.PART_TIME, false))));
    }

    @Test
    void peopleWithoutAStoreOrNotAtWorkAreNoGuides() {
        var plan = people(
                new DepartmentTree(CORPORATION),
                List.of(
                        user("hq", UserState.ACTIVE, "", List.of(), 1L),
                        user("gone", UserState.LEFT, "", List.of(), 11L),
                        user("off", UserState.DISABLED, "", List.of(), 11L)),
                List.of());

        assertThat(plan).isEmpty();
    }

    @Test
    void aCircleOfDepartmentsIsNoPlace() {
        var tree = new DepartmentTree(List.of(department(1, 0), department(5, 6), department(6, 5), department(7, 99)));

        assertThat(SyncPlan.openings(tree, EMPTY)).isEmpty();
    }

    @Test
    void whateverHappensToAGuideIsOneChange() {
        var guides = List.of(
                guide("moves", Guide.Status.ACTIVE, 11),
                guide("stays", Guide.Status.ACTIVE, 11),
                guide("leaves", Guide.Status.ACTIVE, 11),
                guide("pauses", Guide.Status.ACTIVE, 11),
                guide("returns", Guide.Status.LEFT),
                guide("promoted", Guide.Status.ACTIVE, 11),
                guide("desk", Guide.Status.ACTIVE, 11),
                guide("longgone", Guide.Status.LEFT));
        var tree = new DepartmentTree(CORPORATION);

        var plan = people(
                tree,
                List.of(
                        user("moves", UserState.ACTIVE, "", List.of(), 12L),
                        user("stays", UserState.ACTIVE, "", List.of(), 11L),
                        user("leaves", UserState.LEFT, "", List.of(), 11L),
                        user("pauses", UserState.DISABLED, "", List.of(), 11L),
                        user("returns", UserState.ACTIVE, "", List.of(), 12L),
                        user("promoted", UserState.ACTIVE, "", List.of(11L), 11L),
                        user("desk", UserState.ACTIVE, "", List.of(), 1L)),
                guides);

        var at11 = Set.of(new Post(11, Role.GUIDE, true));
        var at12 = Set.of(new Post(12, Role.GUIDE, true));
        assertThat(plan)
                .containsExactly(
                        new OrgChange.Transfer("moves", "Name moves", at11, at12),
                        new OrgChange.Retire("leaves", "Name leaves", at11),
                        new OrgChange.Suspend("pauses", "Name pauses", at11),
                        new OrgChange.TakeBack("returns", "Name returns", at12),
                        new OrgChange.Transfer(
                                "promoted", "Name promoted", at11, Set.of(new Post(11, Role.MANAGER, true))),
                        new OrgChange.Transfer("desk", "Name desk", at11, Set.of()));
        assertThat(SyncPlan.ofPerson(tree, Optional.empty(), Optional.of(guides.get(1))))
                .containsExactly(new OrgChange.Retire("stays", "Name stays", at11));
        assertThat(SyncPlan.ofPerson(tree, Optional.empty(), Optional.of(guides.get(7))))
                .isEmpty();
    }

    @Test
    void placesAreRenamedMovedClosedAndReopened() {
        var closed = new Store(12, 12, "d12", "e12", Store.Ownership.DIRECT, Store.State.CLOSED, 0);
        var ours = new KnownOrg(
                List.of(
                        new KnownRegion(new Region(2, 2, "d2", "e2"), 3),
                        new KnownRegion(new Region(3, 3, "old", "e3"), 0)),
                List.of(known(store(11), 3), known(closed, 2), known(store(13), 2)));
        var tree = new DepartmentTree(CORPORATION);

        assertThat(SyncPlan.openings(tree, ours))
                .containsExactly(
                        new OrgChange.MoveRegion(2, "d2", 3, 0),
                        new OrgChange.RenameRegion(3, "old", "d3", "e3"),
                        new OrgChange.MoveStore(11, "d11", 3, 2),
                        new OrgChange.ReopenStore(12, "d12"));
        assertThat(SyncPlan.closings(tree, ours)).containsExactly(new OrgChange.CloseStore(13, "d13"));
    }

    private static Department department(long id, long parentId) {
        return new Department(id, parentId, "d" + id, "e" + id, 0);
    }

    private static User user(String userid, UserState state, String position, List<Long> leads, Long... departments) {
        return new User(userid, "Name " + userid, List.of(departments), leads, departments[0], position, state);
    }

    private static KnownRegion region(long id) {
        return new KnownRegion(new Region(id, id, "d" + id, "e" + id), 0);
    }

    private static KnownStore known(Store store, long region) {
        return new KnownStore(store, region, false);
    }

    private static List<OrgChange> people(DepartmentTree tree, List<User> users, List<KnownGuide> guides) {
        var ours = guides.stream().collect(toMap(guide -> guide.guide().userid(), guide -> guide));
        return users.stream()
                .flatMap(user ->
                        SyncPlan.ofPerson(tree, Optional.of(user), Optional.ofNullable(ours.get(user.userid())))
                                .stream())
                .toList();
    }

    private static Store store(long id) {
        return new Store(id, id, "d" + id, "e" + id, Store.Ownership.DIRECT, Store.State.OPEN, 0);
    }

    private static KnownGuide guide(String userid, Guide.Status status, long... stores) {
        var posts = stores.length == 0 ? Set.<Post>of() : Set.of(new Post(stores[0], Role.GUIDE, true));
        return new KnownGuide(new Guide(1, userid, "Name " + userid, status, Optional.empty(), 0, 0), posts);
    }
}
