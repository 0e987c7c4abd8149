package io.guidepost.simulator.wecom;

import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Who works where, and which customers each guide has. */
final class Directory {

    record Department(int id, String name, String nameEn, int parentId, int order) {}

    /** {@code status}: 1 active, 5 left. */
    record User(String userid, String name, String alias, int department, boolean leader, String position, int status) {

        boolean isPresent() {
            return status != 5;
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
    private final Map<String, Set<String>> externalsByUser = new HashMap<>();
    private final Map<String, Set<String>> usersByExternal = new HashMap<>();
    private final Map<String, String> externalByUnionid = new HashMap<>();

    Directory(Store store) {
        departments = store.table("departments", Department.class, 5_000);
        users = store.table("users", User.class, 50_000);
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
        Set<Integer> ids = new LinkedHashSet<>(Set.of(id));
        List<Department> all = departments();
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Department department : all) {
                grew |= ids.contains(department.parentId) && ids.add(department.id);
            }
        }
        return all.stream().filter(department -> ids.contains(department.id)).toList();
    }

    /** Those who have not left. */
    List<User> users() {
        return users.all().stream().filter(User::isPresent).toList();
    }

    Optional<User> user(String userid) {
        return users.get(userid).filter(User::isPresent);
    }

    void save(User user) {
        users.put(user.userid, user);
    }

    void leave(User user) {
        users.put(
                user.userid,
                new User(user.userid, user.name, user.alias, user.department, user.leader, user.position, 5));
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
