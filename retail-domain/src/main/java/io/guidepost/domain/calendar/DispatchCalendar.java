package io.guidepost.domain.calendar;

import io.guidepost.domain.calendar.CalendarRules.Shifted;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When tasks and reminders may go out: the hours of the house, and no holidays unless a task says so (C6, C7). */
@Component
public class DispatchCalendar {

    private static final int DAYS_AHEAD = 90;

    private final Calendars calendars;
    private final Clock clock;
    private final Window hours;

    public DispatchCalendar(
            Calendars calendars,
            Clock clock,
            @Value("${guidepost.dispatch.opens:07:00}") String opens,
            @Value("${guidepost.dispatch.closes:23:00}") String closes) {
        this.calendars = calendars;
        this.clock = clock;
        this.hours = Window.of(opens, closes);
    }

    /** Start and deadline, moved together if they have to be. */
    public Shifted shifted(Instant startAt, Instant deadlineAt, boolean alsoOnHolidays) {
        var now = clock.instant();
        var from = startAt.isBefore(now) ? now : startAt;
        return CalendarRules.shifted(startAt, deadlineAt, now, hours, holidays(from, alsoOnHolidays));
    }

    /** The first moment from then on at which something may be dispatched. */
    public Instant earliest(Instant wanted, boolean alsoOnHolidays) {
        return CalendarRules.earliest(wanted, hours, holidays(wanted, alsoOnHolidays));
    }

    /** Empty when guides may be told of something now; else when they may be again. */
    public Optional<Instant> quietUntil(Instant now) {
        return Optional.of(CalendarRules.earliest(now, hours, day -> false)).filter(next -> next.isAfter(now));
    }

    private Predicate<LocalDate> holidays(Instant from, boolean none) {
        var day = CalendarRules.day(from);
        Set<LocalDate> known = none ? Set.of() : calendars.holidays(day, day.plusDays(DAYS_AHEAD));
        return known::contains;
    }
}
