package io.guidepost.scheduler;

import io.guidepost.domain.duty.DutyLog;
import io.guidepost.domain.duty.HeedOrders;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.Optional;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The only Quartz job: runs the duty it is named after, on one node of the cluster at a time. */
@DisallowConcurrentExecution
class DutyJob implements Job {

    /** In the data of a firing that an administrator asked for: who. */
    static final String ASKED_BY = "askedBy";

    private static final Logger log = LoggerFactory.getLogger(DutyJob.class);

    private final Timetable timetable;
    private final HeedOrders orders;
    private final DutyLog runs;
    private final MeterRegistry metrics;

    DutyJob(Timetable timetable, HeedOrders orders, DutyLog runs, MeterRegistry metrics) {
        this.timetable = timetable;
        this.orders = orders;
        this.runs = runs;
        this.metrics = metrics;
    }

    @Override
    public void execute(JobExecutionContext context) {
        var duty = timetable.duty(context.getJobDetail().getKey().getName());
        if (context.isRecovering()) {
            tellOfTheLost(context, duty);
        }
        var timer = Timer.start(metrics);
        long start = System.nanoTime();
        var outcome = "ok";
        try {
            if (askedBy(context).isEmpty() && orders.isPaused(duty.name())) {
                outcome = "paused";
                return;
            }
            long done = duty.run(() -> isStopping(context.getScheduler()));
            runs.done(run(context, duty, start), done, duty.cadence().isSeldom());
        } catch (RuntimeException failure) {
            // The next run tries again; a duty that keeps failing shows in the metric, in the console and here.
            outcome = "failed";
            log.error("Duty {} failed", duty.name(), failure);
            runs.failed(run(context, duty, start), failure);
        } finally {
            timer.stop(Timer.builder("guidepost.duty")
                    .description("Runs of the scheduler's duties")
                    .tag("duty", duty.name())
                    .tag("outcome", outcome)
                    .register(metrics));
        }
    }

    private static DutyLog.Run run(JobExecutionContext context, Duty duty, long startNanos) {
        var startedAt = context.getFireTime().toInstant();
        return new DutyLog.Run(
                duty.name(),
                node(context),
                askedBy(context),
                startedAt,
                startedAt.plusNanos(System.nanoTime() - startNanos));
    }

    private static Optional<Long> askedBy(JobExecutionContext context) {
        return Optional.ofNullable(context.getMergedJobDataMap().getString(ASKED_BY))
                .map(Long::valueOf);
    }

    /** Quartz fires what a dead node was doing once more, under the name {@code recover_<dead node>_<number>}. */
    private void tellOfTheLost(JobExecutionContext context, Duty duty) {
        var firedAt =
                context.getMergedJobDataMap().getString(Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_FIRETIME_IN_MILLISECONDS);
        var noticedAt = context.getFireTime().toInstant();
        var deadNode = context.getTrigger()
                .getKey()
                .getName()
                .replaceFirst("^recover_", "")
                .replaceFirst("_[^_]*$", "");
        runs.lost(new DutyLog.Run(
                duty.name(),
                deadNode,
                askedBy(context),
                firedAt == null ? noticedAt : Instant.ofEpochMilli(Long.parseLong(firedAt)),
                noticedAt));
    }

    /** A node that stops stands by first, and then waits for what is under way. */
    private static boolean isStopping(Scheduler scheduler) {
        try {
            return scheduler.isInStandbyMode() || scheduler.isShutdown();
        } catch (SchedulerException unknown) {
            return false;
        }
    }

    private static String node(JobExecutionContext context) {
        try {
            return context.getScheduler().getSchedulerInstanceId();
        } catch (SchedulerException unknown) {
            return "";
        }
    }
}
