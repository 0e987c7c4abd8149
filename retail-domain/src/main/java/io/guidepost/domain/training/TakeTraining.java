package io.guidepost.domain.training;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.content.Assignment;
import io.guidepost.domain.content.AssignmentRules;
import io.guidepost.domain.content.Assignments;
import io.guidepost.domain.content.CompleteAssignment;
import io.guidepost.domain.content.Demand;
import io.guidepost.domain.content.Demands;
import io.guidepost.domain.content.Evidence;
import io.guidepost.domain.content.Finding;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** A guide answers the questions of a training that he has opened; passing them proves it (E2). */
@Service
public class TakeTraining {

    private final Tasks tasks;
    private final Demands demands;
    private final Assignments assignments;
    private final Attempts attempts;
    private final CompleteAssignment completeAssignment;
    private final TransactionRetry transaction;
    private final Clock clock;

    TakeTraining(
            Tasks tasks,
            Demands demands,
            Assignments assignments,
            Attempts attempts,
            CompleteAssignment completeAssignment,
            TransactionRetry transaction,
            Clock clock) {
        this.tasks = tasks;
        this.demands = demands;
        this.assignments = assignments;
        this.attempts = attempts;
        this.completeAssignment = completeAssignment;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param attemptsLeft how often the guide may still try */
    public record Sheet(Demand.Quiz quiz, int attemptsLeft, boolean passed) {}

    /** The questions, for whom the training is. */
    public Sheet sheet(long guideId, long assignmentId) {
        var task = training(own(assignments.find(assignmentId), guideId));
        var quiz = (Demand.Quiz) demands.of(task);
        var before = attempts.of(assignmentId);
        return new Sheet(
                quiz,
                Math.max(0, quiz.attempts() - before.size()),
                before.stream().anyMatch(Attempts.Attempt::passed));
    }

    /** Each try is judged at once and kept. The last failed one closes the assignment. */
    public Attempts.Attempt answer(long guideId, long assignmentId, List<Set<Integer>> answers) {
        return transaction.call(() -> answered(guideId, assignmentId, answers));
    }

    private Attempts.Attempt answered(long guideId, long assignmentId, List<Set<Integer>> answers) {
        var assignment = own(assignments.lock(assignmentId), guideId);
        var task = training(assignment);
        var now = clock.instant();
        AssignmentRules.requireOpen(task, assignment, now);
        var quiz = (Demand.Quiz) demands.of(task);
        if (assignment.executedAt().isEmpty()) {
            throw conflict("training_unread", "请先打开培训内容", "Open the training before you answer its questions");
        }
        var before = attempts.of(assignmentId);
        if (before.stream().anyMatch(Attempts.Attempt::passed)) {
            throw conflict("training_passed", "培训已通过", "The training is passed already");
        }
        if (answers.size() != quiz.questions().size()) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "answers_incomplete",
                    new Words("答案数与题目数不符", "There must be one answer for each question"));
        }
        int right = QuizRules.right(quiz, answers);
        var attempt = new Attempts.Attempt(
                before.size() + 1, answers, right, quiz.questions().size(), QuizRules.passes(quiz, right), now);
        attempts.append(assignmentId, attempt);
        int percent = right * 100 / quiz.questions().size();
        if (attempt.passed()) {
            completeAssignment.apply(assignmentId, Finding.proven(Evidence.E2, now, percent, true));
        } else {
            completeAssignment.apply(assignmentId, Finding.open(Math.max(percent, assignment.progress())));
            if (attempt.number() >= quiz.attempts()) {
                assignments.failed(assignmentId, "QUIZ_FAILED");
            }
        }
        return attempt;
    }

    private static Assignment own(java.util.Optional<Assignment> found, long guideId) {
        return found.filter(each -> each.guideId() == guideId).orElseThrow(() -> Refusal.notFound("任务", "assignment"));
    }

    private Task training(Assignment assignment) {
        return tasks.find(assignment.taskId())
                .filter(task -> task.type() == TaskType.TRAINING)
                .orElseThrow(() -> Refusal.notFound("培训", "training"));
    }

    private static Refusal conflict(String code, String zh, String en) {
        return new Refusal(Refusal.Kind.CONFLICT, code, new Words(zh, en));
    }
}
