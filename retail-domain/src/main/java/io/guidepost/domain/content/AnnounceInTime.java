package io.guidepost.domain.content;

import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.outbox.Outbox;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;

/** Sees to it that guides whose store opens, or has its quiet hours, only now hear of what is there to do (C7). */
@Service
public class AnnounceInTime {

    private final Tasks tasks;
    private final Outbox outbox;
    private final TransactionRetry transaction;
    private final Clock clock;

    AnnounceInTime(Tasks tasks, Outbox outbox, TransactionRetry transaction, Clock clock) {
        this.tasks = tasks;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return how many tasks have somebody to be told */
    public int runDue(int limit) {
        var now = clock.instant();
        var due = tasks.toAnnounce(now, limit);
        transaction.run(() -> due.forEach(taskId -> outbox.add(
                AnnounceTask.TOPIC,
                taskId + " at " + now.truncatedTo(ChronoUnit.MINUTES),
                new AnnounceTask.Announcement(taskId))));
        return due.size();
    }
}
