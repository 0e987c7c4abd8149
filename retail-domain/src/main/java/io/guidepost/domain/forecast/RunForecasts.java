package io.guidepost.domain.forecast;

import io.guidepost.domain.calendar.DispatchCalendar;
import io.guidepost.domain.content.AudienceCounts;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.fatigue.FatigueGuard;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Counts what tasks would do, a stretch of guides at a time; killed anywhere, it goes on from there. */
@Service
public class RunForecasts {

    private static final Logger log = LoggerFactory.getLogger(RunForecasts.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int GUIDES_PER_STRETCH = 1000;

    private final Forecasts forecasts;
    private final Tasks tasks;
    private final AudienceCounts counts;
    private final DispatchCalendar calendar;
    private final FatigueGuard guard;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final String node = UUID.randomUUID().toString();

    RunForecasts(
            Forecasts forecasts,
            Tasks tasks,
            AudienceCounts counts,
            DispatchCalendar calendar,
            FatigueGuard guard,
            TransactionRetry transaction,
            Clock clock) {
        this.forecasts = forecasts;
        this.tasks = tasks;
        this.counts = counts;
        this.calendar = calendar;
        this.guard = guard;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return how many forecasts were brought to their end */
    public int runDue(int limit) {
        int finished = 0;
        for (long taskId : forecasts.open(clock.instant(), limit)) {
            try {
                boolean more = true;
                while (more && lease(taskId)) {
                    more = next(taskId);
                }
                finished += more ? 0 : 1;
            } catch (RuntimeException broken) {
                // The others are still wanted; this one comes up again when the lease is over.
                log.error("The forecast of task {} failed, it will be tried again", taskId, broken);
            }
        }
        return finished;
    }

    private boolean lease(long taskId) {
        var now = clock.instant();
        return transaction.call(() -> forecasts.lease(taskId, node, now, now.plus(LEASE)));
    }

    private boolean next(long taskId) {
        var forecast = forecasts.find(taskId).orElseThrow();
        var task = tasks.find(taskId).orElseThrow();
        var dispatchAt = calendar.shifted(
                        task.startAt(), task.deadlineAt(), task.terms().alsoOnHolidays())
                .startAt();
        var goesOutAt = dispatchAt.isBefore(forecast.asOf()) ? forecast.asOf() : dispatchAt;
        var limits = guard.at(goesOutAt, task.terms().transactional());
        var stretch =
                counts.count(task, forecast.asOf(), goesOutAt, forecast.afterGuideId(), GUIDES_PER_STRETCH, limits);
        if (stretch.isPresent()) {
            transaction.run(() ->
                    forecasts.add(taskId, forecast.asOf(), forecast.afterGuideId(), stretch.get(), limits.quota()));
        } else {
            transaction.run(() -> forecasts.finish(taskId, forecast.asOf(), clock.instant()));
        }
        return stretch.isPresent();
    }
}
