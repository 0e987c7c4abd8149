package io.guidepost.domain.visit;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.content.Assignment;
import io.guidepost.domain.content.AssignmentRules;
import io.guidepost.domain.content.Assignments;
import io.guidepost.domain.content.CompleteAssignment;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.proof.SubmitProof;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** A guide logs what came of calling on a customer (C1). */
@Service
public class LogVisit {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Tasks tasks;
    private final Assignments assignments;
    private final Visits visits;
    private final VisitWay way;
    private final CompleteAssignment completeAssignment;
    private final SubmitProof submitProof;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final Duration firstPoll;

    LogVisit(
            Tasks tasks,
            Assignments assignments,
            Visits visits,
            VisitWay way,
            CompleteAssignment completeAssignment,
            SubmitProof submitProof,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.content.first-poll:PT1M}") Duration firstPoll) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.visits = visits;
        this.way = way;
        this.completeAssignment = completeAssignment;
        this.submitProof = submitProof;
        this.transaction = transaction;
        this.clock = clock;
        this.firstPoll = firstPoll;
    }

    /** What the guide says; {@code nextOn} is when he means to call again. */
    public record Entry(String externalUserid, Visits.Outcome outcome, String note, Optional<LocalDate> nextOn) {}

    /** Logging again replaces the result; only customers of the assignment can be logged. */
    public Visits.Visit log(long guideId, long assignmentId, Entry entry) {
        return transaction.call(() -> logged(guideId, assignmentId, entry));
    }

    private Visits.Visit logged(long guideId, long assignmentId, Entry entry) {
        var assignment = own(assignments.lock(assignmentId), guideId);
        var task = tasks.find(assignment.taskId())
                .filter(found -> found.type() == TaskType.VISIT_CALLBACK)
                .orElseThrow(() -> Refusal.notFound("回访", "visit"));
        var now = clock.instant();
        AssignmentRules.requireOpen(task, assignment, now);
        if (!visits.isTarget(assignmentId, entry.externalUserid())) {
            throw Refusal.notFound("顾客", "customer");
        }
        VisitRules.requireSensible(entry.nextOn(), LocalDate.ofInstant(now, ZONE));
        visits.save(
                assignmentId,
                new Visits.Visit(entry.externalUserid(), entry.outcome(), entry.note(), entry.nextOn(), now, now));
        assignments.executing(assignmentId, Optional.empty(), now, Optional.of(now.plus(firstPoll)));
        var finding = way.claim(task, assignment);
        var after = completeAssignment.apply(assignmentId, finding);
        if (finding.proof().isPresent()) {
            submitProof.visitsLogged(after);
        }
        return visits.find(assignmentId, entry.externalUserid()).orElseThrow();
    }

    private static Assignment own(Optional<Assignment> found, long guideId) {
        return found.filter(each -> each.guideId() == guideId).orElseThrow(() -> Refusal.notFound("任务", "assignment"));
    }
}
