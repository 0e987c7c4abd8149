package io.guidepost.domain.fatigue;

import java.time.LocalDate;
import java.util.Collection;

/** Whether one more message to a customer is too many (C8). */
public final class FatigueRules {

    private FatigueRules() {}

    /** @param transactional what a customer waits for is not counted against the house's own limits, only WeCom's */
    public static Thresholds thresholds(ContactLimits limits, LocalDate day, boolean transactional) {
        var monthFrom = day.minusDays(29);
        var quotaFrom = limits.quota().from(day);
        return new Thresholds(
                day,
                day.minusDays(6),
                monthFrom,
                quotaFrom,
                quotaFrom.isBefore(monthFrom) ? quotaFrom : monthFrom,
                transactional ? Integer.MAX_VALUE : limits.perDay(),
                transactional ? Integer.MAX_VALUE : limits.perWeek(),
                transactional ? Integer.MAX_VALUE : limits.perMonth(),
                limits.quota().most(day));
    }

    /** @param contacts the days of the messages the customer has had or is to have */
    public static boolean isTooMuch(Collection<LocalDate> contacts, Thresholds on) {
        return count(contacts, on.day(), on) >= on.perDay()
                || count(contacts, on.weekFrom(), on) >= on.perWeek()
                || count(contacts, on.monthFrom(), on) >= on.perMonth()
                || count(contacts, on.quotaFrom(), on) >= on.quota();
    }

    private static long count(Collection<LocalDate> contacts, LocalDate from, Thresholds on) {
        return contacts.stream()
                .filter(day -> !day.isBefore(from) && !day.isAfter(on.day()))
                .count();
    }
}
