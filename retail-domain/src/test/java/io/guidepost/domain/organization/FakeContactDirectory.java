package io.guidepost.domain.organization;

import io.guidepost.domain.GatewayRejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/** A corporation in memory: small pages, and the answers WeCom gives. */
@Component
public class FakeContactDirectory implements ContactDirectory {

    private static final int PAGE = 3;

    private final Map<Long, Department> departments = new LinkedHashMap<>();
    private final Map<String, User> users = new LinkedHashMap<>();
    /** Empty after each change. */
    private final Map<Long, List<User>> byDepartment = new HashMap<>();

    private final Map<String, String> hidden = new HashMap<>();
    private Runnable beforeUser = () -> {};
    private LongConsumer beforeDepartment = id -> {};

    public void clear() {
        departments.clear();
        users.clear();
        byDepartment.clear();
        hidden.clear();
        beforeUser = () -> {};
        beforeDepartment = id -> {};
    }

    public void department(long id, long parentId, String name) {
        departments.put(id, new Department(id, parentId, name, name + " en", 0));
    }

    public void close(long departmentId) {
        departments.remove(departmentId);
    }

    public void user(String userid, String name, UserState state, String position, boolean leads, Long... stores) {
        var all = List.of(stores);
        byDepartment.clear();
        users.put(
                userid,
                new User(userid, name, all, leads ? all : List.of(), all.isEmpty() ? 1 : all.get(0), position, state));
    }

    /** WeCom lists this person, and shows him neither in his departments nor by name. */
    public void hide(String userid, String errcode) {
        hidden.put(userid, errcode);
    }

    /** Runs before each question about a department; throwing there is a failure of WeCom's. */
    public void beforeDepartment(LongConsumer hook) {
        beforeDepartment = hook;
    }

    public void forget(String userid) {
        users.remove(userid);
        byDepartment.clear();
    }

    /** Runs before each question about a person; throwing there is a failure of WeCom's. */
    public void beforeUser(Runnable hook) {
        beforeUser = hook;
    }

    @Override
    public List<Department> departments() {
        return List.copyOf(departments.values());
    }

    @Override
    public UserIdPage userIds(String cursor) {
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        var all = new ArrayList<>(users.keySet());
        int to = Math.min(from + (all.size() > 1_000 ? 10_000 : PAGE), all.size());
        return new UserIdPage(List.copyOf(all.subList(from, to)), to == all.size() ? "" : Integer.toString(to));
    }

    @Override
    public User user(String userid) {
        beforeUser.run();
        if (hidden.containsKey(userid)) {
            throw new GatewayRejected(hidden.get(userid), "not for this application");
        }
        var user = users.get(userid);
        if (user == null) {
            throw new GatewayRejected("60111", "userid not found");
        }
        return user;
    }

    @Override
    public List<User> usersOf(long departmentId) {
        beforeDepartment.accept(departmentId);
        if (!departments.containsKey(departmentId)) {
            throw new GatewayRejected("60003", "department not found");
        }
        if (byDepartment.isEmpty()) {
            users.values().forEach(user -> user.departments().forEach(department -> byDepartment
                    .computeIfAbsent(department, any -> new ArrayList<>())
                    .add(user)));
        }
        return byDepartment.getOrDefault(departmentId, List.of()).stream()
                .filter(user -> !hidden.containsKey(user.userid()))
                .toList();
    }
}
