package io.guidepost.domain.recurrence;

import java.time.LocalDate;
import java.util.List;

/** On which days a rule falls (C7). */
final class RecurrenceRules {

    private RecurrenceRules() {}

    /** Ascending, each day once, both ends included. */
    static List<LocalDate> days(Rule rule, LocalDate from, LocalDate through) {
        var first = rule.fromOn().isAfter(from) ? rule.fromOn() : from;
        var last = rule.untilOn().isBefore(through) ? rule.untilOn() : through;
        return first.isAfter(last)
                ? List.of()
                : first.datesUntil(last.plusDays(1))
                        .filter(day -> fallsOn(rule, day))
                        .toList();
    }

    private static boolean fallsOn(Rule rule, LocalDate day) {
        return switch (rule.frequency()) {
            case DAILY -> true;
            case WEEKLY -> rule.days().contains(day.getDayOfWeek().getValue());
            case MONTHLY ->
                rule.days().contains(day.getDayOfMonth())
                        || day.getDayOfMonth() == day.lengthOfMonth()
                                && rule.days().stream().anyMatch(wanted -> wanted > day.lengthOfMonth());
        };
    }
}
