package io.guidepost.domain.organization;

import io.guidepost.domain.organization.Employment.Role;
import java.util.Set;

/** One step from our organization to WeCom's. Departments and people are named by WeCom's ids. */
sealed interface OrgChange {

    record AddRegion(long departmentId, String name, String nameEn) implements OrgChange {}

    record RenameRegion(long departmentId, String oldName, String name, String nameEn) implements OrgChange {}

    record AddStore(long departmentId, long regionDepartmentId, String name, String nameEn) implements OrgChange {}

    record RenameStore(long departmentId, String oldName, String name, String nameEn) implements OrgChange {}

    record MoveStore(long departmentId, String name, long fromRegionDepartmentId, long toRegionDepartmentId)
            implements OrgChange {}

    record CloseStore(long departmentId, String name) implements OrgChange {}

    record ReopenStore(long departmentId, String name) implements OrgChange {}

    record Hire(String userid, String name, Set<Post> posts) implements OrgChange {}

    record RenameGuide(String userid, String oldName, String name) implements OrgChange {}

    /** To other stores or another role; to no store at all when {@code after} is empty. */
    record Transfer(String userid, String name, Set<Post> before, Set<Post> after) implements OrgChange {}

    record Retire(String userid, String name) implements OrgChange {}

    record Suspend(String userid, String name) implements OrgChange {}

    record TakeBack(String userid, String name, Set<Post> posts) implements OrgChange {}

    /** As {@link Posting}, before the store has an id of ours. */
    record Post(long storeDepartmentId, Role role, boolean isPrimary) {}
}
