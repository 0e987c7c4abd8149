package io.guidepost.wechat.wecom;

import io.guidepost.domain.organization.ContactDirectory;
import io.guidepost.wechat.call.TencentCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Departments and the list of people with the contacts secret, a person's details with the app's. */
final class WxContactDirectory implements ContactDirectory {

    private static final int PEOPLE_PER_PAGE = 10_000;

    private final WecomApp app;
    private final WecomApp contacts;

    WxContactDirectory(WecomApp app, WecomApp contacts) {
        this.app = app;
        this.contacts = contacts;
    }

    @Override
    public List<Department> departments() {
        return Fields.list(contacts.get("department/list", Map.of()), "department").stream()
                .map(row -> {
                    String id = Fields.text(row, "id");
                    // Without the right to names WeCom tells ids alone.
                    return new Department(
                            Fields.number(row, "id"),
                            Fields.number(row, "parentid"),
                            Fields.optional(row, "name").orElse(id),
                            Fields.optional(row, "name_en").orElse(""),
                            Fields.number(row, "order"));
                })
                .toList();
    }

    @Override
    public UserIdPage userIds(String cursor) {
        var answer = contacts.ask(
                "user/list_id", WecomApp.body().put("cursor", cursor).put("limit", PEOPLE_PER_PAGE));
        // One row for each department that a person is in.
        var userids = Fields.list(answer, "dept_user").stream()
                .map(row -> Fields.text(row, "userid"))
                .distinct()
                .toList();
        return new UserIdPage(userids, Fields.optional(answer, "next_cursor").orElse(""));
    }

    @Override
    public User user(String userid) {
        return person(app.get("user/get", Map.of("userid", userid)));
    }

    @Override
    public List<User> usersOf(long departmentId) {
        var answer = app.get("user/list", Map.of("department_id", Long.toString(departmentId)));
        return Fields.list(answer, "userlist").stream()
                .map(WxContactDirectory::person)
                .toList();
    }

    private static User person(JsonNode answer) {
        var userid = Fields.text(answer, "userid");
        var departments = Fields.list(answer, "department").stream()
                .map(id -> id.asLong(0))
                .toList();
        var isLeader = Fields.list(answer, "is_leader_in_dept");
        var leads = new ArrayList<Long>();
        for (int i = 0; i < Math.min(departments.size(), isLeader.size()); i++) {
            if (isLeader.get(i).asInt(0) == 1) {
                leads.add(departments.get(i));
            }
        }
        long main = Fields.number(answer, "main_department");
        return new User(
                userid,
                Fields.optional(answer, "name").orElse(""),
                departments,
                List.copyOf(leads),
                main == 0 && !departments.isEmpty() ? departments.get(0) : main,
                Fields.optional(answer, "position").orElse(""),
                state((int) Fields.number(answer, "status")));
    }

    private static UserState state(int status) {
        return switch (status) {
            case 1 -> UserState.ACTIVE;
            case 2 -> UserState.DISABLED;
            case 4 -> UserState.NOT_ACTIVATED;
            case 5 -> UserState.LEFT;
            default -> throw TencentCalls.unclear("garbled", "WeCom tells an unknown status " + status, null);
        };
    }
}
