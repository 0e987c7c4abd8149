package io.guidepost.core.settlement;

import io.guidepost.core.sale.ReturnWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Where statement months begin: at 00:00 Asia/Shanghai of this day of the calendar month (B9). The month 2026-11 with day 15
 * is from 15 November until before 15 December.
 *
 * @param day 1 to 28, so that every calendar month has it
 */
public record CutOff(int day) {

    public CutOff {
        if (day < 1 || day > 28) {
            throw new IllegalArgumentException("A cut-off is on day 1 to 28, not " + day);
        }
    }

    /** The first instant that belongs to the month. */
    public Instant startOf(YearMonth month) {
        return month.atDay(day).atStartOfDay(ReturnWindow.ZONE).toInstant();
    }

    /** The first instant that belongs to the next month. */
    public Instant endOf(YearMonth month) {
        return startOf(month.plusMonths(1));
    }

    /** The month to which an instant belongs. */
    public YearMonth monthOf(Instant at) {
        LocalDate on = at.atZone(ReturnWindow.ZONE).toLocalDate();
        YearMonth calendar = YearMonth.from(on);
        return on.getDayOfMonth() < day ? calendar.minusMonths(1) : calendar;
    }

    /** A month as one number for a column: 202611. */
    public static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    /** The month that {@link #number} wrote. */
    public static YearMonth month(int number) {
        return YearMonth.of(number / 100, number % 100);
    }
}
