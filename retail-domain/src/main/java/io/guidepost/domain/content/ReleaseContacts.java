package io.guidepost.domain.content;

import io.guidepost.domain.database.TransactionRetry;
import org.springframework.stereotype.Component;

/** Gives customers back the places of messages that will not be sent: what nobody receives tires nobody (C8). */
@Component
class ReleaseContacts {

    private static final int ASSIGNMENTS_PER_STRETCH = 1000;

    private final Assignments assignments;
    private final TransactionRetry transaction;

    ReleaseContacts(Assignments assignments, TransactionRetry transaction) {
        this.assignments = assignments;
        this.transaction = transaction;
    }

    /** Of all assignments of a task that are over; done again it changes nothing. */
    void release(long taskId) {
        long after = 0;
        for (var through = assignments.endOfStretch(taskId, after, ASSIGNMENTS_PER_STRETCH);
                through.isPresent();
                through = assignments.endOfStretch(taskId, after, ASSIGNMENTS_PER_STRETCH)) {
            long from = after;
            long until = through.get();
            transaction.run(() -> assignments.release(taskId, from, until));
            after = until;
        }
    }
}
