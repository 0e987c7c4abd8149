package io.guidepost.domain.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;

/** Moves what falls outside the hours or on a holiday (C7): always to a later time, never to none. */
public final class CalendarRules {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** A calendar with more holidays in a row than this is a mistake; what is planned then goes out on its day. */
    private static final int LONGEST_HOLIDAY_DAYS = 60;

    private CalendarRules() {}

    /**
     * The first moment, not before the one wanted, that lies within the hours of a day that is no holiday. A day that is
     * skipped keeps the time of day.
     */
    public static Instant earliest(Instant wanted, Window hours, Predicate<LocalDate> isHoliday) {
        var local = wanted.atZone(ZONE);
        if (!hours.contains(local.toLocalTime())) {
            var day = hours.isBefore(local.toLocalTime()) ? local.toLocalDate().plusDays(1) : local.toLocalDate();
            local = day.atTime(hours.from()).atZone(ZONE);
        }
        for (int days = 0; days <= LONGEST_HOLIDAY_DAYS; days++) {
            if (!isHoliday.test(local.toLocalDate().plusDays(days))) {
                return local.plusDays(days).toInstant();
            }
        }
        return local.toInstant();
    }

    /** A start and a deadline that have moved together: guides keep the time they were given. */
    public record Shifted(Instant startAt, Instant deadlineAt) {}

    /**
     * @param startAt when it shall begin; in the past means now
     */
    public static Shifted shifted(
            Instant startAt, Instant deadlineAt, Instant now, Window hours, Predicate<LocalDate> isHoliday) {
        var wanted = startAt.isBefore(now) ? now : startAt;
        var by = Duration.between(wanted, earliest(wanted, hours, isHoliday));
        return by.isZero() ? new Shifted(startAt, deadlineAt) : new Shifted(wanted.plus(by), deadlineAt.plus(by));
    }

    /**
     * When a store's guides are told of what is out since {@code asOf}: at once within the store's time of day, else when it
     * comes next, and at once after all if that were too late to do anything about it.
     */
    public static Instant tellAt(Instant asOf, Window timeOfStore, Instant deadlineAt) {
        var next = earliest(asOf, timeOfStore, day -> false);
        return next.isBefore(deadlineAt) ? next : asOf;
    }

    /** The day of Asia/Shanghai at that moment. */
    public static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }
}
