package io.guidepost.scheduler;

import io.guidepost.domain.duty.HeedOrders;
import java.time.Duration;
import java.util.stream.Collectors;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings Quartz' tables to the timetable at the start. What already stands there as it should is left
 * alone: replacing a trigger while another node runs would fire the same second twice.
 */
@Component
class QuartzTimetable implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(QuartzTimetable.class);
    static final String GROUP = "duties";

    /** A round of a duty takes no longer. */
    private static final Duration LONGEST_ENDING = Duration.ofSeconds(20);

    private final Scheduler scheduler;
    private final Timetable timetable;
    private final HeedOrders orders;
    private volatile boolean running;

    QuartzTimetable(Scheduler scheduler, Timetable timetable, HeedOrders orders) {
        this.scheduler = scheduler;
        this.timetable = timetable;
        this.orders = orders;
    }

    @Override
    public void start() {
        try {
            for (var duty : timetable.duties()) {
                bringUpToDate(duty);
            }
            removeDutiesOfThePast();
            // A new trigger knows nothing of a pause; registering has it heeded anew.
            orders.register(timetable.duties().stream()
                    .collect(Collectors.toMap(Duty::name, duty -> duty.cadence().toString())));
            running = true;
        } catch (SchedulerException failure) {
            throw new IllegalStateException("The timetable could not be written to Quartz", failure);
        }
    }

    private void bringUpToDate(Duty duty) throws SchedulerException {
        var key = TriggerKey.triggerKey(duty.name(), GROUP);
        var trigger = scheduler.getTrigger(key);
        if (trigger == null) {
            var job = JobBuilder.newJob(DutyJob.class)
                    .withIdentity(duty.name(), GROUP)
                    .requestRecovery()
                    .storeDurably()
                    .build();
            try {
                scheduler.addJob(job, true);
                scheduler.scheduleJob(triggerOf(duty));
            } catch (ObjectAlreadyExistsException anotherNodeWasSooner) {
                log.debug("Another node has put {} on the timetable", duty.name());
            }
        } else if (!duty.cadence().isThatOf(trigger)) {
            scheduler.rescheduleJob(key, triggerOf(duty));
            log.info("Duty {} now runs {}", duty.name(), duty.cadence());
        }
    }

    private void removeDutiesOfThePast() throws SchedulerException {
        for (var job : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
            if (timetable.duties().stream().noneMatch(duty -> duty.name().equals(job.getName()))) {
                scheduler.deleteJob(JobKey.jobKey(job.getName(), GROUP));
                log.info("Duty {} is no longer on the timetable", job.getName());
            }
        }
    }

    private static Trigger triggerOf(Duty duty) {
        return duty.cadence()
                .trigger()
                .withIdentity(duty.name(), GROUP)
                .forJob(duty.name(), GROUP)
                .build();
    }

    /** Quartz begins nothing new by now; what is under way ends while everything that it uses is still there. */
    @Override
    public void stop() {
        running = false;
        long limit = System.nanoTime() + LONGEST_ENDING.toNanos();
        try {
            while (!scheduler.getCurrentlyExecutingJobs().isEmpty() && System.nanoTime() - limit < 0) {
                Thread.sleep(20);
            }
        } catch (SchedulerException broken) {
            log.warn("It cannot be told what is still under way: {}", broken.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Late, among the things that begin to work by themselves. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
