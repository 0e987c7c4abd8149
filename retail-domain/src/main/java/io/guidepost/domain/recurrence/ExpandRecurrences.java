package io.guidepost.domain.recurrence;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.content.Demands;
import io.guidepost.domain.content.DraftTask;
import io.guidepost.domain.content.IssueTask;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Makes the tasks of the seven days to come (C7). Each day's task comes into being with the note that it is there, so that a
 * day never has two; the calendar moves it off holidays and out of the night.
 */
@Service
public class ExpandRecurrences {

    private static final Logger log = LoggerFactory.getLogger(ExpandRecurrences.class);
    private static final int DAYS_AHEAD = 7;
    private static final int PLANS_PER_PAGE = 100;

    private final Plans plans;
    private final Tasks tasks;
    private final Demands demands;
    private final IssueTask issueTask;
    private final TransactionRetry transaction;
    private final Clock clock;

    ExpandRecurrences(
            Plans plans, Tasks tasks, Demands demands, IssueTask issueTask, TransactionRetry transaction, Clock clock) {
        this.plans = plans;
        this.tasks = tasks;
        this.demands = demands;
        this.issueTask = issueTask;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return how many tasks were made */
    public int run() {
        int made = 0;
        long after = 0;
        for (var page = plans.active(after, PLANS_PER_PAGE);
                !page.isEmpty();
                page = plans.active(after, PLANS_PER_PAGE)) {
            for (var plan : page) {
                made += expand(plan);
            }
            after = page.get(page.size() - 1).id();
        }
        return made;
    }

    private int expand(Plan plan) {
        var today = CalendarRules.day(clock.instant());
        var through = today.plusDays(DAYS_AHEAD);
        var known = plans.occurrences(plan.id(), today, through);
        int made = 0;
        try {
            for (var day : RecurrenceRules.days(plan.rule(), today, through)) {
                boolean isOver = !deadline(plan, day).isAfter(clock.instant());
                if (!known.contains(day) && !isOver && transaction.call(() -> make(plan.id(), day))) {
                    made++;
                }
            }
        } catch (Refusal refused) {
            // What was approved may not be said or shown any more; people have to look at it.
            log.warn("Plan {} stops: {}", plan.id(), refused.getMessage());
            transaction.run(() -> plans.stopped(plan.id(), refused.code()));
        } catch (RuntimeException broken) {
            // The other plans must still be expanded; this one is tried again tomorrow or on the next call.
            log.error("Plan {} could not be expanded", plan.id(), broken);
        }
        return made;
    }

    private boolean make(long planId, LocalDate day) {
        var plan = plans.lock(planId).orElseThrow();
        if (plan.state() != Plan.State.ACTIVE
                || plans.occurrences(planId, day, day).contains(day)) {
            return false;
        }
        var content = tasks.find(plan.taskId()).orElseThrow();
        if (content.version() != plan.taskVersion()) {
            plans.stopped(planId, "TASK_CHANGED");
            return false;
        }
        var task = issueTask.issue(
                occurrence(plan, content, day),
                demands.of(content),
                plan.approvedBy().orElseThrow());
        plans.occurs(planId, day, task.id(), clock.instant());
        return true;
    }

    private static DraftTask.NewTask occurrence(Plan plan, Task content, LocalDate day) {
        return new DraftTask.NewTask(
                content.type(),
                content.title(),
                content.instruction(),
                content.copyText(),
                content.materialIds(),
                content.target(),
                start(plan, day),
                deadline(plan, day),
                Optional.of(content.minEvidence()),
                content.terms(),
                plan.createdBy());
    }

    private static Instant start(Plan plan, LocalDate day) {
        return day.atStartOfDay(CalendarRules.ZONE)
                .plusMinutes(plan.rule().atMinute())
                .toInstant();
    }

    private static Instant deadline(Plan plan, LocalDate day) {
        return start(plan, day).plus(Duration.ofMinutes(plan.rule().windowMinutes()));
    }
}
