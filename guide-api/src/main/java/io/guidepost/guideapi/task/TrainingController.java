package io.guidepost.guideapi.task;

import io.guidepost.domain.content.Demand;
import io.guidepost.domain.training.Attempts;
import io.guidepost.domain.training.TakeTraining;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The questions of a training, and a guide's answers. */
@RestController
@RequestMapping("/api/guide/v1/assignments/{id}")
@Tag(name = "我的任务 My tasks")
class TrainingController {

    private final TakeTraining takeTraining;
    private final OnceOnly once;
    private final Offload offload;

    TrainingController(TakeTraining takeTraining, OnceOnly once, Offload offload) {
        this.takeTraining = takeTraining;
        this.once = once;
        this.offload = offload;
    }

    @GetMapping("/quiz")
    @Operation(summary = "培训题目 The questions, without their answers, and how many attempts are left")
    Mono<QuizView> quiz(SignedInGuide guide, @PathVariable Id id) {
        return offload.call(() -> QuizView.of(takeTraining.sheet(guide.guideId(), id.value())));
    }

    @PostMapping("/quiz-attempts")
    @Operation(
            summary = "提交答案 Answer all questions; passing proves the training (E2), the last failed attempt closes it",
            description =
                    "answers has, for each question, the positions chosen, from 0. Open the training by execution first.")
    Mono<OnceAnswer<AttemptView>> answer(
            SignedInGuide guide, @PathVariable Id id, IdempotencyKey key, @Valid @RequestBody NewAttempt body) {
        return offload.call(() -> once.inTransaction(
                guide,
                key,
                body,
                HttpStatus.OK,
                () -> AttemptView.of(takeTraining.answer(guide.guideId(), id.value(), body.answers()))));
    }

    record NewAttempt(@NotNull @Size(max = 50) List<@NotNull Set<@NotNull Integer>> answers) {}

    record AttemptView(int attemptNo, int right, int questions, boolean passed, Instant answeredAt) {

        static AttemptView of(Attempts.Attempt attempt) {
            return new AttemptView(
                    attempt.number(), attempt.right(), attempt.questions(), attempt.passed(), attempt.at());
        }
    }

    record QuizView(List<QuestionView> questions, int passPercent, int attemptsLeft, boolean passed) {

        /** @param isMultiple more than one option is right */
        record QuestionView(String text, List<String> options, boolean isMultiple) {}

        static QuizView of(TakeTraining.Sheet sheet) {
            Demand.Quiz quiz = sheet.quiz();
            return new QuizView(
                    quiz.questions().stream()
                            .map(question -> new QuestionView(
                                    question.text(),
                                    question.options(),
                                    question.right().size() > 1))
                            .toList(),
                    quiz.passPercent(),
                    sheet.attemptsLeft(),
                    sheet.passed());
        }
    }
}
