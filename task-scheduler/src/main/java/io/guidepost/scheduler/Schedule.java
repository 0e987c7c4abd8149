package io.guidepost.scheduler;

import io.guidepost.domain.inbox.ApplyInbox;
import io.guidepost.domain.outbox.DeliverOutbox;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The whole timetable on one screen. Every duty may run twice or be killed half-way: what it does is guarded in its use case. */
@Configuration(proxyBeanMethods = false)
class Schedule {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Bean
    Timetable timetable(DeliverOutbox outbox, ApplyInbox inbox) {
        return new Timetable(List.of(
                Duty.of("deliver-outbox", SECOND, 50, outbox::runDue),
                Duty.of("apply-inbox", SECOND, 50, inbox::runDue)));
    }
}
