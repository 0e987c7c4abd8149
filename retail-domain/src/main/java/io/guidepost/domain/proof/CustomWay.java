package io.guidepost.domain.proof;

import io.guidepost.domain.content.Assignment;
import io.guidepost.domain.content.Assignments;
import io.guidepost.domain.content.Finding;
import io.guidepost.domain.content.Tap;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.Way;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whatever headquarters wants done and shown (C1): the guide begins, and submits a proof. */
@Component
class CustomWay implements Way {

    private final Assignments assignments;
    private final TransactionRetry transaction;
    private final Clock clock;

    CustomWay(Assignments assignments, TransactionRetry transaction, Clock clock) {
        this.assignments = assignments;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Set<TaskType> types() {
        return Set.of(TaskType.CUSTOM);
    }

    @Override
    public Tap tap(Turn turn) {
        transaction.run(() ->
                assignments.executing(turn.assignment().id(), Optional.empty(), clock.instant(), Optional.empty()));
        return new Tap.WorkHere();
    }

    @Override
    public Finding look(Task task, Assignment assignment) {
        return new Finding(Optional.empty(), assignment.progress(), true);
    }
}
