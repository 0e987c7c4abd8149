package io.guidepost.domain.contacts.persistence;

import io.guidepost.domain.contacts.ContactMirror;
import io.guidepost.domain.organization.ContactDirectory.Department;
import io.guidepost.domain.organization.ContactDirectory.User;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisContactMirror implements ContactMirror {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final int LONGEST_NAME = 200;

    /** WeCom allows fifteen levels. */
    private static final int DEEPEST = 20;

    private final ContactMirrorMapper mapper;

    MyBatisContactMirror(ContactMirrorMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void keep(long syncId, Collection<Department> departments) {
        mapper.dropDepartments(syncId);
        var rows = departments.stream()
                .collect(Collectors.toMap(Department::id, MyBatisContactMirror::shortened, (one, same) -> one))
                .values();
        inPieces(rows, piece -> mapper.insertDepartments(syncId, piece));
    }

    @Override
    public List<Department> departments(long syncId) {
        return mapper.departments(syncId);
    }

    @Override
    public List<Long> departmentIds(long syncId, long afterId, int limit) {
        return mapper.departmentIds(syncId, afterId, limit);
    }

    @Override
    public List<Department> withAncestors(Collection<Long> departmentIds) {
        var found = new HashMap<Long, Department>();
        Set<Long> wanted = new HashSet<>(departmentIds);
        for (int level = 0; level < DEEPEST && !wanted.isEmpty(); level++) {
            var told = mapper.latest(wanted);
            told.forEach(department -> found.put(department.id(), department));
            wanted = told.stream()
                    .map(Department::parentId)
                    .filter(id -> id != 0 && !found.containsKey(id))
                    .collect(Collectors.toSet());
        }
        return List.copyOf(found.values());
    }

    @Override
    public void departmentFailed(long syncId, long departmentId, String failure) {
        mapper.departmentFailed(syncId, departmentId, failure);
    }

    @Override
    public void addStoreless(long syncId, Map<Long, Integer> people) {
        people.forEach((departmentId, count) -> mapper.addStoreless(syncId, departmentId, count));
    }

    @Override
    public List<Remark> remarks(long syncId, long afterId, int limit) {
        return mapper.remarks(syncId, afterId, limit);
    }

    @Override
    public void list(long syncId, Collection<String> userids) {
        inPieces(userids, piece -> mapper.list(syncId, piece));
    }

    @Override
    public void tell(long syncId, Collection<User> users) {
        inPieces(users.stream().map(PersonRow::of).toList(), piece -> mapper.tell(syncId, piece));
    }

    @Override
    public List<String> untold(long syncId, String afterUserid, int limit) {
        return mapper.untold(syncId, afterUserid, limit);
    }

    @Override
    public void personFailed(long syncId, String userid, String failure) {
        mapper.personFailed(syncId, userid, failure);
    }

    @Override
    public void gone(long syncId, String userid) {
        mapper.gone(syncId, userid);
    }

    @Override
    public int people(long syncId) {
        return mapper.count(syncId);
    }

    @Override
    public List<Person> people(long syncId, String afterUserid, int limit) {
        return mapper.people(syncId, afterUserid, limit).stream()
                .map(PersonRow::toPerson)
                .toList();
    }

    @Override
    public Set<String> known(long syncId, Collection<String> userids) {
        return userids.isEmpty() ? Set.of() : Set.copyOf(mapper.known(syncId, userids));
    }

    @Override
    public int forget(long syncId, int limit) {
        int people = mapper.forgetPeople(syncId, limit);
        return people > 0 ? people : mapper.forgetDepartments(syncId, limit);
    }

    private static Department shortened(Department told) {
        return new Department(
                told.id(), told.parentId(), shortened(told.name()), shortened(told.nameEn()), told.order());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }

    private static <T> void inPieces(Collection<T> all, Consumer<List<T>> write) {
        var list = List.copyOf(all);
        for (int from = 0; from < list.size(); from += ROWS_AT_ONCE) {
            write.accept(list.subList(from, Math.min(from + ROWS_AT_ONCE, list.size())));
        }
    }
}
