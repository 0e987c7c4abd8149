package io.guidepost.domain.content;

import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Closes tasks whose deadline has passed: what is still to be done has expired (C4). */
@Service
public class EndTasks {

    private static final Logger log = LoggerFactory.getLogger(EndTasks.class);

    private static final int ASSIGNMENTS_PER_STRETCH = 2000;

    private final Tasks tasks;
    private final Assignments assignments;
    private final ReleaseContacts releases;
    private final TransactionRetry transaction;
    private final Clock clock;

    EndTasks(
            Tasks tasks, Assignments assignments, ReleaseContacts releases, TransactionRetry transaction, Clock clock) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.releases = releases;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return how many tasks ended */
    public int runDue(int limit) {
        int ended = 0;
        for (long taskId : tasks.over(clock.instant(), limit)) {
            try {
                // Nobody can carry it out any more, so what is open expires stretch by stretch before the task ends.
                while (transaction.call(() -> expireSome(taskId))) {}
                releases.release(taskId);
                ended += transaction.call(() -> end(taskId)) ? 1 : 0;
            } catch (RuntimeException broken) {
                // One task that cannot end must not keep the others from it.
                log.error("Task {} could not be ended", taskId, broken);
            }
        }
        return ended;
    }

    private boolean expireSome(long taskId) {
        var task = tasks.lock(taskId).orElseThrow();
        boolean isOver = TaskRules.mayMove(task.status(), Task.Status.ENDED)
                && !clock.instant().isBefore(task.deadlineAt());
        return isOver && assignments.expire(taskId, ASSIGNMENTS_PER_STRETCH) == ASSIGNMENTS_PER_STRETCH;
    }

    private boolean end(long taskId) {
        var task = tasks.lock(taskId).orElseThrow();
        if (!TaskRules.mayMove(task.status(), Task.Status.ENDED)
                || clock.instant().isBefore(task.deadlineAt())) {
            return false;
        }
        tasks.moved(taskId, Task.Status.ENDED);
        return true;
    }
}
