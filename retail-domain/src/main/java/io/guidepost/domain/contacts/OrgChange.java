package io.guidepost.domain.contacts;

import io.guidepost.domain.organization.Employment.Role;
import java.util.Set;

/** One step from our organization to WeCom's. Departments and people are named by WeCom's ids. */
sealed interface OrgChange {

    /** {@code parentDepartmentId} is 0 for a region directly below headquarters. */
    record AddRegion(long departmentId, long parentDepartmentId, String name, String nameEn) implements OrgChange {}

    record RenameRegion(long departmentId, String oldName, String name, String nameEn) implements OrgChange {}

    record MoveRegion(long departmentId, String name, long fromParentDepartmentId, long toParentDepartmentId)
            implements OrgChange {}

    record AddStore(long departmentId, long regionDepartmentId, String name, String nameEn) implements OrgChange {}

    record RenameStore(long departmentId, String oldName, String name, String nameEn) implements OrgChange {}

    record MoveStore(long departmentId, String name, long fromRegionDepartmentId, long toRegionDepartmentId)
            implements OrgChange {}

    record CloseStore(long departmentId, String name) implements OrgChange {}

    record ReopenStore(long departmentId, String name) implements OrgChange {}

    /** What is done to somebody; {@code userid} says to whom. */
    sealed interface OfPerson extends OrgChange {

        String userid();

        String name();

        /** Where our guide serves at the time of the comparison. */
        Set<Post> before();
    }

    record Hire(String userid, String name, Set<Post> posts) implements OfPerson {

        @Override
        public Set<Post> before() {
            return Set.of();
        }
    }

    record RenameGuide(String userid, String oldName, String name, Set<Post> before) implements OfPerson {}

    /** To other stores or another role; to no store at all when {@code after} is empty. */
    record Transfer(String userid, String name, Set<Post> before, Set<Post> after) implements OfPerson {}

    record Retire(String userid, String name, Set<Post> before) implements OfPerson {}

    record Suspend(String userid, String name, Set<Post> before) implements OfPerson {}

    record TakeBack(String userid, String name, Set<Post> posts) implements OfPerson {

        @Override
        public Set<Post> before() {
            return Set.of();
        }
    }

    /** Where a guide is to serve, before the store has an id of ours. */
    record Post(long storeDepartmentId, Role role, boolean isPrimary) {}
}
