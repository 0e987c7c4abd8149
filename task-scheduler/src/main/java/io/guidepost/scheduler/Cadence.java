package io.guidepost.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;

/** How often a duty is looked after, in the machine's time. */
sealed interface Cadence {

    /** A trigger of this cadence, from now on. */
    TriggerBuilder<?> trigger();

    /** Whether a trigger that stands in Quartz' tables already does this. */
    boolean isThatOf(Trigger trigger);

    /** Whether each run is worth remembering, even one that found nothing to do. */
    boolean isSeldom();

    static Cadence every(Duration pause) {
        return new Every(pause);
    }

    /** Once a day at this time in Asia/Shanghai. */
    static Cadence dailyAt(LocalTime time) {
        return new Daily(time);
    }

    record Every(Duration pause) implements Cadence {

        private static final Duration SELDOM = Duration.ofMinutes(10);

        @Override
        public boolean isSeldom() {
            return pause.compareTo(SELDOM) >= 0;
        }

        @Override
        public TriggerBuilder<?> trigger() {
            return TriggerBuilder.newTrigger()
                    .startAt(Date.from(Instant.now().plusMillis(200)))
                    .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                            .withIntervalInMilliseconds(pause.toMillis())
                            .repeatForever()
                            .withMisfireHandlingInstructionNextWithRemainingCount());
        }

        @Override
        public boolean isThatOf(Trigger trigger) {
            return trigger instanceof SimpleTrigger simple && simple.getRepeatInterval() == pause.toMillis();
        }

        @Override
        public String toString() {
            return "every " + pause;
        }
    }

    record Daily(LocalTime time) implements Cadence {

        private static final TimeZone SHANGHAI = TimeZone.getTimeZone(ZoneId.of("Asia/Shanghai"));

        @Override
        public boolean isSeldom() {
            return true;
        }

        private String cron() {
            return "0 %d %d * * ?".formatted(time.getMinute(), time.getHour());
        }

        @Override
        public TriggerBuilder<?> trigger() {
            // A day that was missed because every node was down is made up for at once.
            return TriggerBuilder.newTrigger()
                    .withSchedule(CronScheduleBuilder.cronSchedule(cron())
                            .inTimeZone(SHANGHAI)
                            .withMisfireHandlingInstructionFireAndProceed());
        }

        @Override
        public boolean isThatOf(Trigger trigger) {
            return trigger instanceof CronTrigger other
                    && other.getCronExpression().equals(cron());
        }

        @Override
        public String toString() {
            return "daily at " + time;
        }
    }
}
