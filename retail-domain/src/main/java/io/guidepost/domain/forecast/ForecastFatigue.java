package io.guidepost.domain.forecast;

import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.fatigue.FatigueGuard;
import io.guidepost.domain.forecast.Forecasts.OutlookBounds;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Counts each night who will have had enough in the days to come (C7), so that planners see it before customers do. */
@Service
public class ForecastFatigue {

    private static final int MEMBERS_PER_STEP = 5000;

    private final Forecasts forecasts;
    private final FatigueGuard guard;
    private final TransactionRetry transaction;
    private final Clock clock;

    ForecastFatigue(Forecasts forecasts, FatigueGuard guard, TransactionRetry transaction, Clock clock) {
        this.forecasts = forecasts;
        this.guard = guard;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Once a day; a run that was killed is brought to its end. @return customers written to in thirty days */
    public int run() {
        var today = CalendarRules.day(clock.instant());
        var limits = guard.at(clock.instant(), false);
        var bounds = new OutlookBounds(
                today,
                limits.monthFrom(),
                limits.monthFrom().plusDays(7),
                limits.quotaFrom(),
                limits.perMonth(),
                limits.quota());
        transaction.run(() -> forecasts.beginOutlook(today));
        while (transaction.call(
                () -> forecasts.extendOutlook(forecasts.outlook(today).orElseThrow(), bounds, MEMBERS_PER_STEP))) {}
        transaction.run(() -> forecasts.finishOutlook(today, clock.instant()));
        return Math.toIntExact(forecasts.outlook(today).orElseThrow().contacted());
    }
}
