package io.guidepost.domain.content;

import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.outbox.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Service;

/**
 * Whoever leaves owes nothing any more (C3): open assignments are exempt and out of the denominator. Where the task wants it,
 * customers nobody has written to go to the guides who have become their friends since.
 */
@Service
public class ExemptLeavers {

    private static final int TASKS_PER_PAGE = 200;
    private static final int ASSIGNMENTS_AT_A_TIME = 200;

    private final Tasks tasks;
    private final Assignments assignments;
    private final Outbox outbox;
    private final TransactionRetry transaction;
    private final Clock clock;

    ExemptLeavers(Tasks tasks, Assignments assignments, Outbox outbox, TransactionRetry transaction, Clock clock) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return how many assignments of leavers were looked at */
    public int runDue(int limit) {
        int exempted = transaction.call(() -> {
            var left = assignments.ofLeavers(limit);
            assignments.exempt(left, "LEFT");
            return left.size();
        });
        long after = 0;
        for (var page = tasks.running(after, TASKS_PER_PAGE);
                !page.isEmpty();
                page = tasks.running(after, TASKS_PER_PAGE)) {
            page.stream()
                    .filter(task -> task.terms().takeOver() && task.isOpenAt(clock.instant()))
                    .forEach(this::handOver);
            after = page.get(page.size() - 1).id();
        }
        return exempted;
    }

    private void handOver(Task task) {
        transaction.run(() -> {
            var locked = tasks.lock(task.id()).orElseThrow();
            var left = assignments.leftBehind(task.id(), ASSIGNMENTS_AT_A_TIME);
            var now = clock.instant();
            if (locked.isOpenAt(now) && !left.isEmpty() && assignments.handOver(task.id(), left, now) > 0) {
                outbox.add(
                        AnnounceTask.TOPIC, task.id() + " taken over " + now, new AnnounceTask.Announcement(task.id()));
            }
        });
    }
}
