package io.guidepost.scheduler;

import io.guidepost.domain.duty.DutyLog;
import org.quartz.Trigger;
import org.quartz.listeners.TriggerListenerSupport;
import org.springframework.boot.quartz.autoconfigure.SchedulerFactoryBeanCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts firings that came too late; Quartz tells each of them to one node. */
class MisfireCount extends TriggerListenerSupport {

    private final DutyLog runs;

    MisfireCount(DutyLog runs) {
        this.runs = runs;
    }

    @Override
    public String getName() {
        return "misfires";
    }

    @Override
    public void triggerMisfired(Trigger trigger) {
        var missed = trigger.getNextFireTime();
        if (trigger.getKey().getGroup().equals(QuartzTimetable.GROUP) && missed != null) {
            runs.misfired(trigger.getKey().getName(), missed.toInstant());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Listening {

        @Bean
        SchedulerFactoryBeanCustomizer countMisfires(DutyLog runs) {
            return factory -> factory.setGlobalTriggerListeners(new MisfireCount(runs));
        }
    }
}
