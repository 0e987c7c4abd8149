package io.guidepost.domain.content;

import io.guidepost.domain.organization.Area;
import io.guidepost.domain.organization.Employment;
import java.util.Optional;
import java.util.Set;

/**
 * Who carries a task out, and for which of their customers (C3).
 *
 * @param roles only these; empty means all
 * @param tags only guides with one of these; empty means all
 * @param memberListId only customers of this list or segment; empty means all friends
 */
public record Target(Area area, Set<Employment.Role> roles, Set<String> tags, Optional<Long> memberListId) {

    public Target {
        roles = Set.copyOf(roles);
        tags = Set.copyOf(tags);
    }

    /** All guides of an area with all their friends. */
    public static Target of(Area area) {
        return new Target(area, Set.of(), Set.of(), Optional.empty());
    }

    /** Aimed at regions or at everybody, and not at some stores or guides: that takes a checker (C10). */
    boolean isWide() {
        return area.isEverybody() || !area.regionIds().isEmpty();
    }
}
