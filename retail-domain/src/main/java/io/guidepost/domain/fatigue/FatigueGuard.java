package io.guidepost.domain.fatigue;

import io.guidepost.domain.calendar.CalendarRules;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The limits that this house has set. */
@Component
public class FatigueGuard {

    private final ContactLimits limits;

    @Autowired
    FatigueGuard(
            @Value("${guidepost.fatigue.per-day:1}") int perDay,
            @Value("${guidepost.fatigue.per-week:2}") int perWeek,
            @Value("${guidepost.fatigue.per-month:6}") int perMonth,
            @Value("${guidepost.fatigue.wecom-quota:DAYS_OF_MONTH}") WeComQuota quota) {
        this(new ContactLimits(perDay, perWeek, perMonth, quota));
    }

    public FatigueGuard(ContactLimits limits) {
        this.limits = limits;
    }

    /** What applies to a message of that moment's day. */
    public Thresholds at(Instant moment, boolean transactional) {
        return FatigueRules.thresholds(limits, CalendarRules.day(moment), transactional);
    }
}
