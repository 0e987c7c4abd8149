package io.guidepost.domain.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.organization.ContactDirectory.Department;
import io.guidepost.domain.organization.ContactDirectory.User;
import io.guidepost.domain.organization.ContactDirectory.UserState;
import io.guidepost.domain.organization.Employment.Role;
import io.guidepost.domain.organization.KnownOrg.KnownGuide;
import io.guidepost.domain.organization.KnownOrg.KnownStore;
import io.guidepost.domain.organization.OrgChange.Post;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyncPlanTest {

    private static final KnownOrg EMPTY = new KnownOrg(List.of(), List.of(), List.of());
    private static final List<Department> CORPORATION = List.of(
            department(1, 0),
            department(2, 1),
            department(3, 1),
            department(11, 2),
            department(12, 2),
            department(111, 11));

    @Test
    void theSecondLevelAreRegionsTheThirdAreStoresAndDeeperOnesBelongToTheirStore() {
        var plan = SyncPlan.of(CORPORATION, List.of(user("li", UserState.ACTIVE, "", List.of(), 111L)), EMPTY);

        assertThat(plan)
                .containsExactly(
                        new OrgChange.AddRegion(2, "d2", "e2"),
                        new OrgChange.AddRegion(3, "d3", "e3"),
                        new OrgChange.AddStore(11, 2, "d11", "e11"),
                        new OrgChange.AddStore(12, 2, "d12", "e12"),
                        new OrgChange.Hire("li", "Name li", Set.of(new Post(11, Role.GUIDE, true))));
    }

    @Test
    void leadersAreManagersAndPartTimersSayItInTheirPosition() {
        var plan = SyncPlan.of(
                CORPORATION,
                List.of(
                        user("boss", UserState.ACTIVE, "店长", List.of(11L), 11L),
                        user("temp", UserState.NOT_ACTIVATED, "兼职导购", List.of(), 12L, 11L)),
                EMPTY);

        assertThat(plan)
                .contains(
                        new OrgChange.Hire("boss", "Name boss", Set.of(new Post(11, Role.MANAGER, true))),
                        new OrgChange.Hire(
                                "temp",
                                "Name temp",
                                Set.of(new Post(12, Role.PART_TIME, true), new Post(11, Role.PART_TIME, false))));
    }

    @Test
    void peopleWithoutAStoreOrNotAtWorkAreNoGuides() {
        var plan = SyncPlan.of(
                List.of(department(1, 0), department(2, 1), department(11, 2)),
                List.of(
                        user("hq", UserState.ACTIVE, "", List.of(), 1L),
                        user("gone", UserState.LEFT, "", List.of(), 11L),
                        user("off", UserState.DISABLED, "", List.of(), 11L)),
                EMPTY);

        assertThat(plan).noneMatch(change -> change instanceof OrgChange.Hire);
    }

    @Test
    void aCircleOfDepartmentsIsNoPlace() {
        var plan = SyncPlan.of(
                List.of(department(1, 0), department(5, 6), department(6, 5), department(7, 99)), List.of(), EMPTY);

        assertThat(plan).isEmpty();
    }

    @Test
    void whateverHappensToAGuideIsOneChange() {
        var shop = store(11);
        var known = new KnownOrg(
                List.of(region(2), region(3)),
                List.of(new KnownStore(shop, 2), new KnownStore(store(12), 2)),
                List.of(
                        guide("moves", Guide.Status.ACTIVE, 11),
                        guide("stays", Guide.Status.ACTIVE, 11),
                        guide("leaves", Guide.Status.ACTIVE, 11),
                        guide("vanishes", Guide.Status.ACTIVE, 11),
                        guide("pauses", Guide.Status.ACTIVE, 11),
                        guide("returns", Guide.Status.LEFT),
                        guide("promoted", Guide.Status.ACTIVE, 11),
                        guide("desk", Guide.Status.ACTIVE, 11),
                        guide("longgone", Guide.Status.LEFT)));

        var plan = SyncPlan.of(
                CORPORATION,
                List.of(
                        user("moves", UserState.ACTIVE, "", List.of(), 12L),
                        user("stays", UserState.ACTIVE, "", List.of(), 11L),
                        user("leaves", UserState.LEFT, "", List.of(), 11L),
                        user("pauses", UserState.DISABLED, "", List.of(), 11L),
                        user("returns", UserState.ACTIVE, "", List.of(), 12L),
                        user("promoted", UserState.ACTIVE, "", List.of(11L), 11L),
                        user("desk", UserState.ACTIVE, "", List.of(), 1L)),
                known);

        var at11 = Set.of(new Post(11, Role.GUIDE, true));
        var at12 = Set.of(new Post(12, Role.GUIDE, true));
        assertThat(plan)
                .containsExactly(
                        new OrgChange.Transfer("moves", "Name moves", at11, at12),
                        new OrgChange.Retire("leaves", "Name leaves"),
                        new OrgChange.Retire("vanishes", "Name vanishes"),
                        new OrgChange.Suspend("pauses", "Name pauses"),
                        new OrgChange.TakeBack("returns", "Name returns", at12),
                        new OrgChange.Transfer(
                                "promoted", "Name promoted", at11, Set.of(new Post(11, Role.MANAGER, true))),
                        new OrgChange.Transfer("desk", "Name desk", at11, Set.of()));
    }

    @Test
    void placesAreRenamedMovedClosedAndReopened() {
        var closed = new Store(12, 12, "d12", "e12", Store.Ownership.DIRECT, Store.State.CLOSED, 0);
        var known = new KnownOrg(
                List.of(region(2), new Region(3, 3, "old", "e3")),
                List.of(new KnownStore(store(11), 3), new KnownStore(closed, 2), new KnownStore(store(13), 2)),
                List.of());

        assertThat(SyncPlan.of(CORPORATION, List.of(), known))
                .containsExactly(
                        new OrgChange.RenameRegion(3, "old", "d3", "e3"),
                        new OrgChange.MoveStore(11, "d11", 3, 2),
                        new OrgChange.ReopenStore(12, "d12"),
                        new OrgChange.CloseStore(13, "d13"));
    }

    private static Department department(long id, long parentId) {
        return new Department(id, parentId, "d" + id, "e" + id, 0);
    }

    private static User user(String userid, UserState state, String position, List<Long> leads, Long... departments) {
        return new User(userid, "Name " + userid, List.of(departments), leads, departments[0], position, state);
    }

    private static Region region(long id) {
        return new Region(id, id, "d" + id, "e" + id);
    }

    private static Store store(long id) {
        return new Store(id, id, "d" + id, "e" + id, Store.Ownership.DIRECT, Store.State.OPEN, 0);
    }

    private static KnownGuide guide(String userid, Guide.Status status, long... stores) {
        var posts = stores.length == 0 ? Set.<Post>of() : Set.of(new Post(stores[0], Role.GUIDE, true));
        return new KnownGuide(new Guide(1, userid, "Name " + userid, status, Optional.empty(), 0, 0), posts);
    }
}
