package io.guidepost.domain.fatigue;

/** At most so many messages to one customer on a day, in seven days and in thirty, whoever sends them and as what (C8). */
public record ContactLimits(int perDay, int perWeek, int perMonth, WeComQuota quota) {

    public static final ContactLimits OF_THE_HOUSE = new ContactLimits(1, 2, 6, WeComQuota.DAYS_OF_MONTH);

    public ContactLimits {
        if (perDay < 1 || perWeek < perDay || perMonth < perWeek) {
            throw new IllegalArgumentException(
                    "guidepost.fatigue: per-day %d, per-week %d and per-month %d must be at least 1 and grow"
                            .formatted(perDay, perWeek, perMonth));
        }
    }
}
