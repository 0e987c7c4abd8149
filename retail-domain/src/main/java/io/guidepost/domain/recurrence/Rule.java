package io.guidepost.domain.recurrence;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.time.LocalDate;
import java.util.Set;

/**
 * On which days, at what time and for how long.
 *
 * @param days 1 (Monday) to 7 for a week, 1 to 31 for a month, none for every day
 * @param atMinute of the day in Asia/Shanghai
 * @param windowMinutes from dispatch to deadline
 * @param untilOn the last day on which it may occur
 */
public record Rule(
        Frequency frequency, Set<Integer> days, int atMinute, int windowMinutes, LocalDate fromOn, LocalDate untilOn) {

    public enum Frequency {
        DAILY,
        WEEKLY,
        /** A day that a month does not have is its last one. */
        MONTHLY
    }

    public Rule {
        days = Set.copyOf(days);
        int highest =
                switch (frequency) {
                    case DAILY -> 0;
                    case WEEKLY -> 7;
                    case MONTHLY -> 31;
                };
        boolean named = frequency == Frequency.DAILY ? days.isEmpty() : !days.isEmpty();
        if (!named
                || days.stream().anyMatch(day -> day < 1 || day > highest)
                || atMinute < 0
                || atMinute > 1439
                || windowMinutes < 30
                || windowMinutes > 44_640
                || fromOn.isAfter(untilOn)) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "recurrence_rule",
                    new Words(
                            "重复规则无效:周期对应的日期、时刻、时长(30 分钟至 31 天)或起止日有误",
                            "The rule is not valid: look at its days, time, length (30 minutes to 31 days) and period"));
        }
    }
}
