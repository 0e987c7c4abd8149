package io.guidepost.domain.contacts.persistence;

import io.guidepost.domain.contacts.ContactMirror.Person;
import io.guidepost.domain.organization.ContactDirectory.User;
import io.guidepost.domain.organization.ContactDirectory.UserState;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Departments are kept as numbers with commas between: they are only ever read together. */
record PersonRow(
        String userid,
        String state,
        String name,
        String departments,
        String leads,
        long mainDepartment,
        String position,
        String failure) {

    private static final int LONGEST_NAME = 200;

    /** WeCom allows a hundred departments for one person. */
    private static final int MOST_DEPARTMENTS = 100;

    static PersonRow of(User user) {
        return new PersonRow(
                user.userid(),
                user.state().name(),
                shortened(user.name()),
                joined(user.departments()),
                joined(user.leads()),
                user.mainDepartment(),
                shortened(user.position()),
                "");
    }

    Person toPerson() {
        boolean isTold =
                Arrays.stream(UserState.values()).anyMatch(known -> known.name().equals(state));
        return new Person(
                new User(
                        userid,
                        name,
                        split(departments),
                        split(leads),
                        mainDepartment,
                        position,
                        isTold ? UserState.valueOf(state) : UserState.ACTIVE),
                isTold ? "" : failure.isEmpty() ? "not_told" : failure);
    }

    private static String joined(List<Long> ids) {
        return ids.stream().limit(MOST_DEPARTMENTS).map(String::valueOf).collect(Collectors.joining(","));
    }

    private static List<Long> split(String ids) {
        return ids.isEmpty()
                ? List.of()
                : Arrays.stream(ids.split(",")).map(Long::valueOf).toList();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }
}
