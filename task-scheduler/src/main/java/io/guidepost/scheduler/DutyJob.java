package io.guidepost.scheduler;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The only Quartz job: runs the duty it is named after, on one node of the cluster at a time. */
@DisallowConcurrentExecution
class DutyJob implements Job {

    private static final Logger log = LoggerFactory.getLogger(DutyJob.class);

    private final Timetable timetable;
    private final MeterRegistry metrics;

    DutyJob(Timetable timetable, MeterRegistry metrics) {
        this.timetable = timetable;
        this.metrics = metrics;
    }

    @Override
    public void execute(JobExecutionContext context) {
        var duty = timetable.duty(context.getJobDetail().getKey().getName());
        var timer = Timer.start(metrics);
        var outcome = "ok";
        try {
            long done = duty.run();
            if (done > 0) {
                log.debug("{}: {}", duty.name(), done);
            }
        } catch (RuntimeException failure) {
            // The next run tries again; a duty that keeps failing shows in the metric and here.
            outcome = "failed";
            log.error("Duty {} failed", duty.name(), failure);
        } finally {
            timer.stop(Timer.builder("guidepost.duty")
                    .description("Runs of the scheduler's duties")
                    .tag("duty", duty.name())
                    .tag("outcome", outcome)
                    .register(metrics));
        }
    }
}
