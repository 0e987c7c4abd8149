package io.guidepost.simulator.wecom;

import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who works where, and which customers each guide has. */
final class Directory {

    record Department(int id, String name, String nameEn, int parentId, int order) {}

    /**
     * @param department the main one
     * @param others departments in which this person is as well
     * @param leader of the main department
     * @param status 1 active, 2 disabled, 4 not activated, 5 left
     */
    record User(
            String userid,
            String name,
            String alias,
            int department,
            List<Integer> others,
            boolean leader,
            String position,
            int status) {

        User {
            others = others == null ? List.of() : List.copyOf(others);
        }

        User(String userid, String name, String alias, int department, boolean leader, String position, int status) {
            this(userid, name, alias, department, List.of(), leader, position, status);
        }

        boolean isPresent() {
            return status != 5;
        }

        /** The main one first. */
        List<Integer> departments() {
            return Stream.concat(Stream.of(department), others.stream())
                    .distinct()
                    .toList();
        }
    }

    record Customer(String externalUserid, String unionid, String name, int gender) {}

    /** The friendship of one guide and one customer; {@code addWay} as in WeCom's documents. */
    record Follow(
            String userid,
            String externalUserid,
            Instant since,
            String state,
            String remark,
            String description,
            List<String> mobiles,
            List<String> tagIds,
            int addWay) {}

    private final Table<Department> departments;
    private final Table<User> users;
    private final Table<Customer> customers;
    private final Table<Follow> follows;
    private final Map<Integer, Set<String>> usersByDepartment = new HashMap<>();
    private final Map<String, Set<String>> externalsByUser = new HashMap<>();
    private final Map<String, Set<String>> usersByExternal = new HashMap<>();
    private final Map<String, String> externalByUnionid = new HashMap<>();

    Directory(Store store) {
        departments = store.table("departments", Department.class, 50_000);
        users = store.table("users", User.class, 200_000);
        customers = store.table("customers", Customer.class, 500_000);
        follows = store.table("follows", Follow.class, 1_000_000);
    }

    void seed(Department department) {
        departments.seed(Integer.toString(department.id), department);
    }

    void seed(User user) {
        users.seed(user.userid, user);
    }

    void seed(Customer customer) {
        customers.seed(customer.externalUserid, customer);
    }

    void seed(Follow follow) {
        follows.seed(key(follow.userid, follow.externalUserid), follow);
    }

    /** Called once, when seeds and saved rows are there. */
    void index() {
        users.all().forEach(this::remember);
        follows.all().forEach(this::remember);
        customers.all().forEach(customer -> externalByUnionid.put(customer.unionid, customer.externalUserid));
    }

    List<Department> departments() {
        return departments.all();
    }

    Optional<Department> department(int id) {
        return departments.get(Integer.toString(id));
    }

    /** The department itself and everything below it. */
    List<Department> below(int id) {
        Map<Integer, List<Department>> children =
                departments().stream().collect(Collectors.groupingBy(Department::parentId));
        Set<Department> found = new LinkedHashSet<>();
        Deque<Department> open = new ArrayDeque<>();
        department(id).ifPresent(open::add);
        while (!open.isEmpty()) {
            Department next = open.poll();
            if (found.add(next)) {
                open.addAll(children.getOrDefault(next.id, List.of()));
            }
        }
        return List.copyOf(found);
    }

    void save(Department department) {
        departments.put(Integer.toString(department.id), department);
    }

    void remove(Department department) {
        departments.remove(Integer.toString(department.id));
    }

    /** Those in this department, not in those below it, who have not left. */
    List<User> usersIn(int department) {
        return usersByDepartment.getOrDefault(department, Set.of()).stream()
                .map(userid -> user(userid).orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Those who have not left. */
    List<User> users() {
        return users.all().stream().filter(User::isPresent).toList();
    }

    Optional<User> user(String userid) {
        return users.get(userid).filter(User::isPresent);
    }

    void save(User user) {
        users.get(user.userid).ifPresent(this::forget);
        users.put(user.userid, user);
        remember(user);
    }

    void leave(User user) {
        forget(user);
        users.put(
                user.userid,
                new User(
                        user.userid,
                        user.name,
                        user.alias,
                        user.department,
                        user.others,
                        user.leader,
                        user.position,
                        5));
    }

    /** Under another userid the same person, with the same friends. */
    User rename(User user, String newUserid) {
        User renamed = new User(
                newUserid,
                user.name,
                user.alias,
                user.department,
                user.others,
                user.leader,
                user.position,
                user.status);
        List<Follow> friends = followsOf(user.userid);
        forget(user);
        users.remove(user.userid);
        save(renamed);
        for (Follow friend : friends) {
            remove(friend);
            save(new Follow(
                    newUserid,
                    friend.externalUserid,
                    friend.since,
                    friend.state,
                    friend.remark,
                    friend.description,
                    friend.mobiles,
                    friend.tagIds,
                    friend.addWay));
        }
        return renamed;
    }

    Optional<Customer> customer(String externalUserid) {
        return customers.get(externalUserid);
    }

    Optional<Customer> customerOfUnionid(String unionid) {
        return Optional.ofNullable(externalByUnionid.get(unionid)).flatMap(customers::get);
    }

    void save(Customer customer) {
        customers.put(customer.externalUserid, customer);
        externalByUnionid.put(customer.unionid, customer.externalUserid);
    }

    Optional<Follow> follow(String userid, String externalUserid) {
        return follows.get(key(userid, externalUserid));
    }

    List<Follow> followsOf(String userid) {
        return externalsByUser.getOrDefault(userid, Set.of()).stream()
                .map(externalUserid -> follow(userid, externalUserid).orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Followers who have not left. */
    List<Follow> followersOf(String externalUserid) {
        return usersByExternal.getOrDefault(externalUserid, Set.of()).stream()
                .filter(userid -> user(userid).isPresent())
                .map(userid -> follow(userid, externalUserid).orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    void save(Follow follow) {
        follows.put(key(follow.userid, follow.externalUserid), follow);
        remember(follow);
    }

    void remove(Follow follow) {
        follows.remove(key(follow.userid, follow.externalUserid));
        forget(externalsByUser.get(follow.userid), follow.externalUserid);
        forget(usersByExternal.get(follow.externalUserid), follow.userid);
    }

    private void remember(User user) {
        if (user.isPresent()) {
            user.departments().forEach(department -> usersByDepartment
                    .computeIfAbsent(department, any -> new LinkedHashSet<>())
                    .add(user.userid));
        }
    }

    private void forget(User user) {
        user.departments().forEach(department -> forget(usersByDepartment.get(department), user.userid));
    }

    private void remember(Follow follow) {
        externalsByUser
                .computeIfAbsent(follow.userid, any -> new LinkedHashSet<>())
                .add(follow.externalUserid);
        usersByExternal
                .computeIfAbsent(follow.externalUserid, any -> new LinkedHashSet<>())
                .add(follow.userid);
    }

    private static void forget(Collection<String> ids, String id) {
        if (ids != null) {
            ids.remove(id);
        }
    }

    private static String key(String userid, String externalUserid) {
        return userid + '|' + externalUserid;
    }
}
