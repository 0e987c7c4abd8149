package io.guidepost.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.content.Task.Status;
import io.guidepost.domain.organization.Area;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-02T04:00:00Z");

    @Test
    void aPausedTaskGoesBackToWhereItWas() {
        assertThat(TaskRules.resumed(paused(Optional.empty(), Optional.empty())))
                .isEqualTo(Status.SCHEDULED);
        assertThat(TaskRules.resumed(paused(Optional.of(NOW), Optional.empty())))
                .isEqualTo(Status.DISPATCHING);
        assertThat(TaskRules.resumed(paused(Optional.of(NOW), Optional.of(3)))).isEqualTo(Status.RUNNING);
    }

    /** Nothing leads out of an end, and from everywhere else there is a way to one. */
    @ParameterizedTest
    @EnumSource(Status.class)
    void everyTaskCanComeToAnEndAndNoneBeginsAgain(Status from) {
        var reached = new HashSet<Status>();
        var next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            var here = next.poll();
            for (var to : Status.values()) {
                if (TaskRules.mayMove(here, to) && reached.add(to)) {
                    next.add(to);
                }
            }
        }
        boolean isEnd = from == Status.ENDED || from == Status.CANCELLED;
        assertThat(reached.isEmpty()).isEqualTo(isEnd);
        assertThat(isEnd || reached.contains(Status.CANCELLED)).isTrue();
        assertThat(reached.contains(Status.DRAFT)
                        && Set.of(Status.RUNNING, Status.DISPATCHING).contains(from))
                .isFalse();
    }

    @Test
    void onlyARunningTasksDeadlineMovesAndOnlyToLater() {
        var running = task(Status.RUNNING, Optional.of(NOW), Optional.of(1));
        var deadline = running.deadlineAt();

        assertThatCode(() -> TaskRules.requireLaterDeadline(running, deadline.plusSeconds(1), NOW))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> TaskRules.requireLaterDeadline(running, deadline, NOW))
                .hasMessageContaining("task_window");
        assertThatThrownBy(() -> TaskRules.requireLaterDeadline(running, deadline.plusSeconds(9), deadline))
                .hasMessageContaining("task_state");
        for (var status : Set.of(Status.DRAFT, Status.ENDED, Status.CANCELLED)) {
            var task = task(status, Optional.empty(), Optional.empty());
            assertThatThrownBy(() -> TaskRules.requireLaterDeadline(task, deadline.plusSeconds(1), NOW))
                    .hasMessageContaining("task_state");
        }
    }

    @Test
    void priorityRemindersAndProductsHaveTheirBounds() {
        assertThatCode(() -> TaskRules.requireTerms(Terms.USUAL)).doesNotThrowAnyException();
        assertThatThrownBy(() -> TaskRules.requireTerms(terms(10, List.of(), List.of())))
                .hasMessageContaining("task_priority");
        assertThatThrownBy(() -> TaskRules.requireTerms(terms(0, List.of(1L, 1L), List.of())))
                .hasMessageContaining("too_many_products");
        assertThatThrownBy(() -> TaskRules.requireTerms(terms(0, List.of(), List.of(Duration.ofMinutes(9)))))
                .hasMessageContaining("task_reminders");
    }

    private static Terms terms(int priority, List<Long> products, List<Duration> reminders) {
        return new Terms(priority, products, reminders, false, false, false, false);
    }

    private static Task paused(Optional<Instant> dispatchedAt, Optional<Integer> audience) {
        return task(Status.PAUSED, dispatchedAt, audience);
    }

    private static Task task(Status status, Optional<Instant> dispatchedAt, Optional<Integer> audience) {
        return new Task(
                1,
                TaskType.SEND_1V1,
                "新品",
                "",
                "到货了",
                List.of(),
                Target.of(Area.EVERYBODY),
                NOW,
                NOW.plus(Duration.ofDays(2)),
                Evidence.E3,
                status,
                1,
                NOW,
                Optional.of(2L),
                dispatchedAt,
                audience,
                Terms.USUAL,
                1,
                0);
    }
}
