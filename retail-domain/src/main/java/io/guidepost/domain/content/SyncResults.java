package io.guidepost.domain.content;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.pace.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Looks from time to time whether guides have done their part, because WeCom never calls back about group sends and moments
 * (C1, C7: WecomResultPollJob). What is looked at, the way of the task's type knows.
 */
@Service
public class SyncResults {

    private static final Logger log = LoggerFactory.getLogger(SyncResults.class);
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Tasks tasks;
    private final Assignments assignments;
    private final Ways ways;
    private final CompleteAssignment completeAssignment;
    private final SideBySide calls;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final CompletionRules.Pauses pauses;

    SyncResults(
            Tasks tasks,
            Assignments assignments,
            Ways ways,
            CompleteAssignment completeAssignment,
            SideBySide calls,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.content.eager-poll:PT5M}") Duration eagerPause,
            @Value("${guidepost.content.patient-poll:PT30M}") Duration patientPause,
            @Value("${guidepost.content.late-poll:P1D}") Duration latePause) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.ways = ways;
        this.completeAssignment = completeAssignment;
        this.calls = calls;
        this.transaction = transaction;
        this.clock = clock;
        this.pauses = new CompletionRules.Pauses(eagerPause, patientPause, latePause);
    }

    /** @return how many assignments were asked about */
    public int runDue(int limit) {
        var now = clock.instant();
        var claimed = transaction.call(() -> assignments.claimPolls(now, now.plus(LEASE), limit));
        var known = new HashMap<Long, Task>();
        // A hundred thousand sends are looked at for as long as it takes to ask about each: WeCom's cap says how long,
        // not we.
        try (var round = calls.round()) {
            for (var assignment : claimed) {
                var task = known.computeIfAbsent(
                        assignment.taskId(), id -> tasks.find(id).orElseThrow());
                round.begin(() -> Urgency.MASS.run(() -> lookAfter(task, assignment)));
            }
        }
        return claimed.size();
    }

    private void lookAfter(Task task, Assignment assignment) {
        boolean isSettled = look(task, assignment);
        transaction.run(() -> assignments.pollAgain(
                assignment.id(), isSettled ? Optional.empty() : next(task, assignment, clock.instant())));
    }

    private boolean look(Task task, Assignment assignment) {
        try {
            var finding = ways.of(task.type()).look(task, assignment);
            completeAssignment.apply(assignment.id(), finding);
            return finding.isSettled();
        } catch (GroupSendPending | GatewayUnclear notNow) {
            return false;
        } catch (GatewayRejected rejected) {
            log.warn("WeCom does not answer about assignment {}: {}", assignment.id(), rejected.getMessage());
            return false;
        } catch (RuntimeException broken) {
            // The others must still be asked about; this one comes up again after its pause.
            log.error("The results of assignment {} cannot be read", assignment.id(), broken);
            return false;
        }
    }

    private Optional<Instant> next(Task task, Assignment assignment, Instant now) {
        return CompletionRules.nextLook(assignment.executedAt(), task.deadlineAt(), now, pauses);
    }
}
