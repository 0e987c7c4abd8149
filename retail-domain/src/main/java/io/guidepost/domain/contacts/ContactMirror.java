package io.guidepost.domain.contacts;

import io.guidepost.domain.organization.ContactDirectory.Department;
import io.guidepost.domain.organization.ContactDirectory.User;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What WeCom has told, as it is read: by a sync, or, under {@link #LATEST}, last of all. */
public interface ContactMirror {

    /** Stands in place of a sync for the departments as WeCom told them last. */
    long LATEST = 0;

    /** Takes the place of all that were kept under this id. */
    void keep(long syncId, Collection<Department> departments);

    List<Department> departments(long syncId);

    /** In the order of their ids, after this one. */
    List<Long> departmentIds(long syncId, long afterId, int limit);

    /** These and everything above them, as far as it is known. */
    List<Department> withAncestors(Collection<Long> departmentIds);

    void departmentFailed(long syncId, long departmentId, String failure);

    /** So many more people of these departments serve in no store. */
    void addStoreless(long syncId, Map<Long, Integer> people);

    /** Departments that could not be read, or have people who serve in no store, after this one. */
    List<Remark> remarks(long syncId, long afterId, int limit);

    /** Known by name only; who is known already stays as known. */
    void list(long syncId, Collection<String> userids);

    /** All about these people; told twice is told once. */
    void tell(long syncId, Collection<User> users);

    /** Of whom nothing but the userid is known, after this one. */
    List<String> untold(long syncId, String afterUserid, int limit);

    void personFailed(long syncId, String userid, String failure);

    void gone(long syncId, String userid);

    int people(long syncId);

    /** In the order of their userids, after this one. */
    List<Person> people(long syncId, String afterUserid, int limit);

    /** Which of these WeCom knows. */
    Set<String> known(long syncId, Collection<String> userids);

    /** Takes away so many at most of this sync and of older ones, people first; 0 when nothing is left. */
    int forget(long syncId, int limit);

    /** {@code failure} is empty for somebody of whom WeCom has told. */
    record Person(User user, String failure) {

        public boolean isReadable() {
            return failure.isEmpty();
        }
    }

    record Remark(long departmentId, String name, int storeless, String failure) {}
}
