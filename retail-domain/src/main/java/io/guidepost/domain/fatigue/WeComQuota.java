package io.guidepost.domain.fatigue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How many messages WeCom lets one customer have from all guides of the house; the administrator chooses (G, document 92135). */
public enum WeComQuota {
    /** As many in a calendar month as it has days. */
    DAYS_OF_MONTH,
    SEVEN_PER_WEEK,
    ONE_PER_DAY;

    /** The first day of the period that counts on that day. */
    public LocalDate from(LocalDate day) {
        return switch (this) {
            case DAYS_OF_MONTH -> day.withDayOfMonth(1);
            case SEVEN_PER_WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case ONE_PER_DAY -> day;
        };
    }

    /** Messages in that period. */
    public int most(LocalDate day) {
        return switch (this) {
            case DAYS_OF_MONTH -> day.lengthOfMonth();
            case SEVEN_PER_WEEK -> 7;
            case ONE_PER_DAY -> 1;
        };
    }
}
