package io.guidepost.domain.performance;

import io.guidepost.core.sale.ReturnWindow;
import java.time.Instant;
import java.time.LocalDate;

/** Days of business are those of Shanghai. */
final class BusinessDays {

    private BusinessDays() {}

    static LocalDate of(Instant moment) {
        return moment.atZone(ReturnWindow.ZONE).toLocalDate();
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ReturnWindow.ZONE).toInstant();
    }

    static Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }
}
