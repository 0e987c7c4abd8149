package io.guidepost.domain.privacy;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody whose personal data is to be erased, under every name by which he is known here. Each set has at least one
 * entry that nobody has, so that it can stand in any query.
 *
 * @param memberIds all records that are this one person
 * @param at when it is erased
 */
public record Person(
        Set<Long> memberIds, Set<String> openids, Set<String> unionids, Set<String> externalUserids, Instant at) {

    private static final long NOBODY = -1;
    private static final String NOBODYS = "";

    public Person {
        memberIds = memberIds.isEmpty() ? Set.of(NOBODY) : Set.copyOf(memberIds);
        openids = orNobody(openids);
        unionids = orNobody(unionids);
        externalUserids = orNobody(externalUserids);
    }

    private static Set<String> orNobody(Set<String> names) {
        return names.isEmpty() ? Set.of(NOBODYS) : Set.copyOf(names);
    }

    /** Not for logs. */
    @Override
    public String toString() {
        return "Person[memberIds=" + memberIds + "]";
    }
}
