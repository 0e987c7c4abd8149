package io.guidepost.domain.content.persistence;

import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.content.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A target as the statements read it: what is not restricted is empty, and {@code listId} null. */
record AudienceQuery(
        Instant asOf,
        LocalDate day,
        boolean everybody,
        Set<Long> regionIds,
        Set<Long> storeIds,
        Set<Long> guideIds,
        List<String> roles,
        Set<String> tags,
        Long listId) {

    static AudienceQuery of(Target target, Instant asOf) {
        var area = target.area();
        return new AudienceQuery(
                asOf,
                CalendarRules.day(asOf),
                area.isEverybody(),
                area.regionIds(),
                area.storeIds(),
                area.guideIds(),
                target.roles().stream().map(Enum::name).sorted().toList(),
                target.tags(),
                target.memberListId().orElse(null));
    }
}
