package io.guidepost.domain.organization;

import java.util.List;

/** The corporation's departments and people as WeCom knows them. */
public interface ContactDirectory {

    List<Department> departments();

    /** One page of people; an empty {@code nextCursor} is the end. */
    UserIdPage userIds(String cursor);

    User user(String userid);

    /** Everybody who is directly in this department, of those whom the application may see. */
    List<User> usersOf(long departmentId);

    record Department(long id, long parentId, String name, String nameEn, long order) {}

    record UserIdPage(List<String> userids, String nextCursor) {}

    enum UserState {
        ACTIVE,
        DISABLED,
        NOT_ACTIVATED,
        LEFT
    }

    /** {@code leads} are the departments this person leads. */
    record User(
            String userid,
            String name,
            List<Long> departments,
            List<Long> leads,
            long mainDepartment,
            String position,
            UserState state) {}
}
