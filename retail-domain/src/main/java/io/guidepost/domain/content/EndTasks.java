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

    private final Tasks tasks;
    private final Assignments assignments;
    private final TransactionRetry transaction;
    private final Clock clock;

    EndTasks(Tasks tasks, Assignments assignments, TransactionRetry transaction, Clock clock) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return how many tasks ended */
    public int runDue(int limit) {
        int ended = 0;
        for (long taskId : tasks.over(clock.instant(), limit)) {
            try {
                ended += transaction.call(() -> end(taskId)) ? 1 : 0;
            } catch (RuntimeException broken) {
                // One task that cannot end must not keep the others from it.
                log.error("Task {} could not be ended", taskId, broken);
            }
        }
        return ended;
    }

    private boolean end(long taskId) {
        var task = tasks.lock(taskId).orElseThrow();
        if (!TaskRules.mayMove(task.status(), Task.Status.ENDED)) {
            return false;
        }
        tasks.moved(taskId, Task.Status.ENDED);
        assignments.expire(taskId);
        return true;
    }
}
