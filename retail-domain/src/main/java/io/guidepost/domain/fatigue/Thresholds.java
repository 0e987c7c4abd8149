package io.guidepost.domain.fatigue;

import java.time.LocalDate;

/**
 * The limits as they apply to a message of one day; bounds of what is counted are inclusive, and {@code since} is the
 * earliest day that any of them looks at.
 */
public record Thresholds(
        LocalDate day,
        LocalDate weekFrom,
        LocalDate monthFrom,
        LocalDate quotaFrom,
        LocalDate since,
        int perDay,
        int perWeek,
        int perMonth,
        int quota) {}
