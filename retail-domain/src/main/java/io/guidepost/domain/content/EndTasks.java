package io.guidepost.domain.content;

import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Closes tasks whose deadline has passed: what is still to be done has expired (C4). */
@Service
public class EndTasks {

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
        var over = tasks.over(clock.instant(), limit);
        over.forEach(taskId -> transaction.run(() -> end(taskId)));
        return over.size();
    }

    private void end(long taskId) {
        var task = tasks.lock(taskId).orElseThrow();
        if (TaskRules.mayMove(task.status(), Task.Status.ENDED)) {
            tasks.moved(taskId, Task.Status.ENDED);
            assignments.expire(taskId);
        }
    }
}
