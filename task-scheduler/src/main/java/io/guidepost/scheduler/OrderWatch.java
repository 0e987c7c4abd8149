package io.guidepost.scheduler;

import io.guidepost.domain.duty.HeedOrders;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.quartz.JobDataMap;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks every second what headquarters wishes of the duties, and tells Quartz. A thread of its own and no duty, so that it is
 * heard while all of Quartz' threads are busy, and can never be paused itself.
 */
@Component
class OrderWatch implements SmartLifecycle, HeedOrders.Runner {

    private static final Logger log = LoggerFactory.getLogger(OrderWatch.class);

    private final Scheduler scheduler;
    private final HeedOrders orders;
    private ScheduledExecutorService watch;

    OrderWatch(Scheduler scheduler, HeedOrders orders) {
        this.scheduler = scheduler;
        this.orders = orders;
    }

    @Override
    public synchronized void start() {
        watch = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "duty-orders");
            thread.setDaemon(true);
            return thread;
        });
        watch.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            orders.heed(this);
        } catch (RuntimeException failed) {
            // A look that throws would be the last one.
            log.warn("It cannot be read what is wished of the duties: {}", failed.getMessage());
        }
    }

    @Override
    public void pause(String duty) {
        tell(() -> scheduler.pauseTrigger(TriggerKey.triggerKey(duty, QuartzTimetable.GROUP)));
    }

    /** Only what is paused: Quartz would take a trigger that is about to fire for one that has come too late. */
    @Override
    public void resume(String duty) {
        var key = TriggerKey.triggerKey(duty, QuartzTimetable.GROUP);
        tell(() -> {
            if (scheduler.getTriggerState(key) == Trigger.TriggerState.PAUSED) {
                scheduler.resumeTrigger(key);
            }
        });
    }

    /** Quartz keeps it back while the same duty runs, whichever node that is on. */
    @Override
    public void runOnce(String duty, long askedBy) {
        var data = new JobDataMap();
        data.put(DutyJob.ASKED_BY, Long.toString(askedBy));
        tell(() -> scheduler.triggerJob(JobKey.jobKey(duty, QuartzTimetable.GROUP), data));
    }

    private interface Word {
        void say() throws SchedulerException;
    }

    private static void tell(Word word) {
        try {
            word.say();
        } catch (SchedulerException failed) {
            throw new IllegalStateException("Quartz cannot be told what is wished of a duty", failed);
        }
    }

    @Override
    public synchronized void stop() {
        watch.shutdownNow();
        watch = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return watch != null;
    }

    /** After the timetable, without which there is nothing to pause. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
