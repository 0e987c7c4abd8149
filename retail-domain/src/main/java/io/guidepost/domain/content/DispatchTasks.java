package io.guidepost.domain.content;

import io.guidepost.domain.audience.FillSegments;
import io.guidepost.domain.calendar.DispatchCalendar;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.fatigue.FatigueGuard;
import io.guidepost.domain.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Gives every guide of a task's audience exactly one assignment (C7), stretch by stretch. Each stretch is one transaction
 * that also remembers how far it got: killed anywhere, the next run goes on from there, and the unique key on task and guide
 * guards the rest. The audience is who served at the instant the dispatch began, however long it takes.
 */
@Service
public class DispatchTasks {

    private static final Logger log = LoggerFactory.getLogger(DispatchTasks.class);
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final Tasks tasks;
    private final Outbox outbox;
    private final DispatchCalendar calendar;
    private final FatigueGuard guard;
    private final FillSegments segments;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final int guidesPerStretch;
    private final String node = UUID.randomUUID().toString();

    DispatchTasks(
            Tasks tasks,
            Outbox outbox,
            DispatchCalendar calendar,
            FatigueGuard guard,
            FillSegments segments,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.content.guides-per-stretch:1000}") int guidesPerStretch) {
        this.tasks = tasks;
        this.outbox = outbox;
        this.calendar = calendar;
        this.guard = guard;
        this.segments = segments;
        this.transaction = transaction;
        this.clock = clock;
        this.guidesPerStretch = guidesPerStretch;
    }

    /** @return how many tasks were dispatched to their end by this node */
    public int runDue(int limit) {
        int dispatched = 0;
        for (long taskId : tasks.due(clock.instant(), limit)) {
            try {
                dispatched += lease(taskId) && dispatch(taskId) ? 1 : 0;
            } catch (RuntimeException broken) {
                // The others must still be dispatched; this one comes up again when the lease is over.
                log.error("The dispatch of task {} failed, it will be tried again", taskId, broken);
            }
        }
        return dispatched;
    }

    private boolean dispatch(long taskId) {
        if (transaction.call(() -> endIfTooLate(taskId))) {
            return false;
        }
        if (transaction.call(() -> postponeIfClosed(taskId))) {
            return false;
        }
        fillSegment(taskId);
        transaction.run(() -> tasks.beginDispatch(taskId, clock.instant()));
        boolean more = true;
        while (more) {
            if (!lease(taskId)) {
                log.info("Another node has taken over the dispatch of task {}", taskId);
                return false;
            }
            more = transaction.call(() -> nextStretch(taskId));
        }
        return true;
    }

    /** A misfire is made up for within the task's time only (C7): after it, there would be nothing to do but to expire. */
    private boolean endIfTooLate(long taskId) {
        var task = tasks.lock(taskId).orElseThrow();
        if (task.status() != Task.Status.SCHEDULED || clock.instant().isBefore(task.deadlineAt())) {
            return false;
        }
        tasks.moved(taskId, Task.Status.ENDED);
        log.warn("Task {} ended undispatched: its deadline passed at {}", taskId, task.deadlineAt());
        return true;
    }

    /** At night and on holidays nothing new goes out; what has begun goes on to its end. */
    private boolean postponeIfClosed(long taskId) {
        var task = tasks.lock(taskId).orElseThrow();
        var now = clock.instant();
        if (task.status() != Task.Status.SCHEDULED) {
            return false;
        }
        var next = calendar.earliest(now, task.terms().alsoOnHolidays());
        if (!next.isAfter(now)) {
            return false;
        }
        log.info("Task {} waits until {}: nothing is dispatched at this hour or on this day", taskId, next);
        tasks.postponed(taskId, next);
        return true;
    }

    /** Who belongs to a segment is found anew for each dispatch, and fixed by it. */
    private void fillSegment(long taskId) {
        var task = tasks.find(taskId).orElseThrow();
        if (task.status() == Task.Status.SCHEDULED) {
            task.target().memberListId().ifPresent(segments::fill);
        }
    }

    /** False when nothing is left to do: everybody has an assignment, or the task was called off meanwhile. */
    private boolean nextStretch(long taskId) {
        var task = tasks.lock(taskId).orElseThrow();
        if (task.status() != Task.Status.DISPATCHING) {
            return false;
        }
        var asOf = task.dispatchedAt().orElseThrow();
        tasks.takeTurn();
        var limits = Optional.of(guard.at(asOf, task.terms().transactional()))
                .filter(any -> TaskRules.writesToCustomers(task.type()));
        if (tasks.dispatchNext(task, asOf, guidesPerStretch, limits)) {
            // Guides hear of it while the rest is still being dispatched.
            announce(taskId, "through " + tasks.dispatchedThrough(taskId));
            return true;
        }
        tasks.endDispatch(taskId);
        return false;
    }

    private void announce(long taskId, String stretch) {
        outbox.add(AnnounceTask.TOPIC, taskId + " " + stretch, new AnnounceTask.Announcement(taskId));
    }

    private boolean lease(long taskId) {
        var now = clock.instant();
        return transaction.call(() -> tasks.lease(taskId, node, now, now.plus(LEASE)));
    }
}
