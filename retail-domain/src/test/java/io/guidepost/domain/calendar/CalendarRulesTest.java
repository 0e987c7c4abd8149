package io.guidepost.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarRulesTest {

    private static final Window DAY = Window.of("07:00", "23:00");
    private static final Predicate<LocalDate> NO_HOLIDAY = day -> false;

    @Test
    @DisplayName("C11 (9) holiday shift")
    void holidayShift() {
        var goldenWeek = Set.of(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2), LocalDate.of(2026, 10, 3));
        var start = shanghai("2026-10-01T10:00");
        var deadline = shanghai("2026-10-02T10:00");

        var shifted = CalendarRules.shifted(start, deadline, shanghai("2026-09-30T12:00"), DAY, goldenWeek::contains);

        assertThat(shifted.startAt()).isEqualTo(shanghai("2026-10-04T10:00"));
        assertThat(shifted.deadlineAt()).isEqualTo(shanghai("2026-10-05T10:00"));
    }

    @Test
    void whatWouldGoOutAtNightGoesOutInTheMorning() {
        assertThat(CalendarRules.earliest(shanghai("2026-11-02T23:00"), DAY, NO_HOLIDAY))
                .isEqualTo(shanghai("2026-11-03T07:00"));
        assertThat(CalendarRules.earliest(shanghai("2026-11-02T03:10"), DAY, NO_HOLIDAY))
                .isEqualTo(shanghai("2026-11-02T07:00"));
        assertThat(CalendarRules.earliest(shanghai("2026-11-02T22:59"), DAY, NO_HOLIDAY))
                .isEqualTo(shanghai("2026-11-02T22:59"));
    }

    @Test
    void aStartInThePastOfAnOpenHourIsLeftAsItIs() {
        var start = shanghai("2026-11-01T03:00");
        var deadline = shanghai("2026-11-05T18:00");

        var shifted = CalendarRules.shifted(start, deadline, shanghai("2026-11-02T12:00"), DAY, NO_HOLIDAY);

        assertThat(shifted).isEqualTo(new CalendarRules.Shifted(start, deadline));
    }

    @Test
    void guidesAreToldInTheirStoresQuietHoursUnlessThatWereTooLate() {
        var offPeak = Window.of("14:00", "16:00");
        var asOf = shanghai("2026-11-02T17:00");

        assertThat(CalendarRules.tellAt(asOf, offPeak, shanghai("2026-11-04T20:00")))
                .isEqualTo(shanghai("2026-11-03T14:00"));
        assertThat(CalendarRules.tellAt(asOf, offPeak, shanghai("2026-11-03T13:00")))
                .isEqualTo(asOf);
    }

    /** Whatever the calendar: never earlier, never at night, never on a holiday, never dropped, and moved by no more than needed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shiftingMovesToTheFirstAllowedMomentAndKeepsTheTimeGiven(long seed) {
        var random = new Random(seed);
        var first = LocalDate.of(2026, 1, 1);
        for (int i = 0; i < 300; i++) {
            var holidays = new HashSet<LocalDate>();
            for (int h = random.nextInt(25); h > 0; h--) {
                holidays.add(first.plusDays(random.nextInt(40)));
            }
            int from = random.nextInt(1439);
            var hours = new Window(from, from + 1 + random.nextInt(1440 - from));
            var start = first.atStartOfDay(CalendarRules.ZONE).toInstant().plusSeconds(random.nextInt(30 * 86_400));
            var deadline = start.plusSeconds(1 + random.nextInt(5 * 86_400));
            var now = start.minusSeconds(random.nextInt(86_400));

            var shifted = CalendarRules.shifted(start, deadline, now, hours, holidays::contains);

            var local = shifted.startAt().atZone(CalendarRules.ZONE);
            assertThat(shifted.startAt()).as("seed %d", seed).isAfterOrEqualTo(start);
            assertThat(hours.contains(local.toLocalTime())).as("seed %d", seed).isTrue();
            assertThat(holidays).as("seed %d", seed).doesNotContain(local.toLocalDate());
            assertThat(Duration.between(shifted.startAt(), shifted.deadlineAt()))
                    .as("seed %d", seed)
                    .isEqualTo(Duration.between(start, deadline));
            for (var day = CalendarRules.day(start); day.isBefore(local.toLocalDate()); day = day.plusDays(1)) {
                boolean wasOver = day.equals(CalendarRules.day(start))
                        && hours.isBefore(start.atZone(CalendarRules.ZONE).toLocalTime());
                assertThat(holidays.contains(day) || wasOver)
                        .as("seed %d: %s was skipped for a reason", seed, day)
                        .isTrue();
            }
        }
    }

    private static Instant shanghai(String local) {
        return Instant.parse(local + ":00Z").minus(Duration.ofHours(8));
    }
}
