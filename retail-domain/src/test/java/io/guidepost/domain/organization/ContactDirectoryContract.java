package io.guidepost.domain.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.organization.ContactDirectory.Department;
import io.guidepost.domain.organization.ContactDirectory.UserState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ContactDirectory} keeps to: the fake of the unit tests, and the adapter against the simulator. */
public abstract class ContactDirectoryContract {

    /** The directory under test, with at least four people. */
    protected abstract ContactDirectory directory();

    /** Somebody active who leads a department. */
    protected abstract String leader();

    /** Somebody active who leads none. */
    protected abstract String guide();

    @Test
    void departmentsFormATreeWithOneRoot() {
        var departments = directory().departments();
        var ids = departments.stream().map(Department::id).toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(departments)
                .filteredOn(department -> !ids.contains(department.parentId()))
                .extracting(Department::id)
                .containsExactly(1L);
        assertThat(departments).extracting(Department::name).allSatisfy(name -> assertThat(name)
                .isNotBlank());
    }

    @Test
    void thePagesTogetherTellEverybodyOnce() {
        assertThat(people())
                .hasSizeGreaterThanOrEqualTo(4)
                .doesNotHaveDuplicates()
                .contains(leader(), guide());
    }

    @Test
    void everybodyWorksInKnownDepartments() {
        var ids = directory().departments().stream().map(Department::id).toList();

        for (var userid : people()) {
            var user = directory().user(userid);
            assertThat(user.userid()).isEqualTo(userid);
            assertThat(user.name()).isNotBlank();
            assertThat(user.departments()).isNotEmpty().isSubsetOf(ids).contains(user.mainDepartment());
            assertThat(user.leads()).isSubsetOf(user.departments());
        }
    }

    @Test
    void aDepartmentShowsItsPeopleAsTheyAreByName() {
        var somebody = directory().user(guide());

        var shown = directory().usersOf(somebody.mainDepartment());

        assertThat(shown).contains(somebody).allSatisfy(user -> assertThat(user.departments())
                .contains(somebody.mainDepartment()));
        assertThatThrownBy(() -> directory().usersOf(987_654_321))
                .isInstanceOfSatisfying(GatewayRejected.class, rejected -> assertThat(rejected.code())
                        .isEqualTo("60003"));
    }

    @Test
    void whoLeadsIsTold() {
        assertThat(directory().user(leader()).leads()).isNotEmpty();
        assertThat(directory().user(guide()).leads()).isEmpty();
        assertThat(directory().user(guide()).state()).isEqualTo(UserState.ACTIVE);
    }

    @Test
    void aStrangerIsRejected() {
        assertThatThrownBy(() -> directory().user("nobody_here"))
                .isInstanceOfSatisfying(GatewayRejected.class, rejected -> assertThat(rejected.code())
                        .isEqualTo("60111"));
    }

    private List<String> people() {
        var all = new ArrayList<String>();
        String cursor = "";
        do {
            var page = directory().userIds(cursor);
            all.addAll(page.userids());
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return all;
    }
}
