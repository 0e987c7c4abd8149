package io.guidepost.guideapi.hq.task;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.content.Demand;
import io.guidepost.domain.content.Demand.Reach.Counting;
import io.guidepost.domain.content.TaskType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a task of its type asks of each guide (C1). VISIT_CALLBACK: {@code minPercent}; MATERIAL_SHARE, INVITE_GROUP and
 * ADD_FRIEND: {@code goal}, the first also {@code newVisitorsOnly}; TRAINING: {@code questions}, {@code passPercent},
 * {@code attempts}; CUSTOM: {@code proofKinds}. Anything else is refused.
 */
public record ParametersBody(
        Integer minPercent,
        Integer goal,
        Boolean newVisitorsOnly,
        @Size(max = 50) List<@Valid @NotNull QuestionBody> questions,
        Integer passPercent,
        Integer attempts,
        @Size(max = 3) Set<Demand.Proof.@NotNull Kind> proofKinds) {

    private static final int USUAL_PASS_PERCENT = 80;
    private static final int USUAL_ATTEMPTS = 3;

    /** @param right the positions of all right options, from 0 */
    public record QuestionBody(
            @NotNull String text, @NotNull @Size(max = 8) List<@NotNull String> options, @NotNull Set<Integer> right) {}

    /** @param given null for what is usual for the type */
    public static Demand demand(TaskType type, ParametersBody given) {
        return given == null ? Demand.usual(type) : given.demand(type);
    }

    /** As it would have to be given; nothing is left to guess. */
    public static ParametersBody of(Demand demand) {
        if (demand instanceof Demand.Visits visits) {
            return new ParametersBody(visits.minPercent(), null, null, null, null, null, null);
        }
        if (demand instanceof Demand.Reach reach) {
            var newOnly = reach.counting() == Counting.NEW_VISITORS ? Boolean.TRUE : null;
            return new ParametersBody(null, reach.count(), newOnly, null, null, null, null);
        }
        if (demand instanceof Demand.Quiz quiz) {
            var asked = quiz.questions().stream()
                    .map(each -> new QuestionBody(each.text(), each.options(), each.right()))
                    .toList();
            return new ParametersBody(null, null, null, asked, quiz.passPercent(), quiz.attempts(), null);
        }
        if (demand instanceof Demand.Proof proof) {
            return new ParametersBody(null, null, null, null, null, null, proof.kinds());
        }
        return new ParametersBody(null, null, null, null, null, null, null);
    }

    private Demand demand(TaskType type) {
        return switch (type) {
            case SEND_1V1, SEND_GROUP, MOMENTS_CORP, MOMENTS_PERSONAL -> {
                requireNothingBut(type);
                yield Demand.usual(type);
            }
            case VISIT_CALLBACK -> {
                requireNothingBut(type, minPercent);
                yield minPercent == null ? Demand.usual(type) : new Demand.Visits(minPercent);
            }
            case MATERIAL_SHARE -> {
                requireNothingBut(type, goal, newVisitorsOnly);
                yield reach(type, Boolean.TRUE.equals(newVisitorsOnly) ? Counting.NEW_VISITORS : Counting.VISITS);
            }
            case INVITE_GROUP -> {
                requireNothingBut(type, goal);
                yield reach(type, Counting.GROUP_MEMBERS);
            }
            case ADD_FRIEND -> {
                requireNothingBut(type, goal);
                yield reach(type, Counting.FRIENDS);
            }
            case TRAINING -> {
                requireNothingBut(type, questions, passPercent, attempts);
                yield questions == null ? Demand.usual(type) : quiz();
            }
            case CUSTOM -> {
                requireNothingBut(type, proofKinds);
                yield proofKinds == null ? Demand.usual(type) : new Demand.Proof(proofKinds);
            }
        };
    }

    private Demand reach(TaskType type, Counting counting) {
        return goal == null ? Demand.usual(type) : new Demand.Reach(counting, goal);
    }

    private Demand quiz() {
        return new Demand.Quiz(
                questions.stream()
                        .map(each -> new Demand.Quiz.Question(each.text(), each.options(), each.right()))
                        .toList(),
                Objects.requireNonNullElse(passPercent, USUAL_PASS_PERCENT),
                Objects.requireNonNullElse(attempts, USUAL_ATTEMPTS));
    }

    /** Anything else would be lost silently. */
    private void requireNothingBut(TaskType type, Object... allowed) {
        long given = count(minPercent, goal, newVisitorsOnly, questions, passPercent, attempts, proofKinds);
        if (given != count(allowed)) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "task_parameters",
                    new Words("参数与任务类型 %s 不符".formatted(type), "These parameters are not for %s".formatted(type)),
                    Map.of("parameter", "type"));
        }
    }

    private static long count(Object... values) {
        return Stream.of(values).filter(Objects::nonNull).count();
    }
}
