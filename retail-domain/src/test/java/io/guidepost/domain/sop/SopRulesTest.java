package io.guidepost.domain.sop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.content.Demand;
import io.guidepost.domain.content.TaskType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SopRulesTest {

    private static final LocalDate START = LocalDate.of(2026, 11, 2);

    @Test
    void aProcedureHasAtMostTenStepsInTheOrderOfTime() {
        var ten = IntStream.range(0, 10).mapToObj(i -> step(i + 1, i, 600)).toList();
        assertThatCode(() -> SopRules.requireSteps(Sop.Kind.ACQUISITION, ten)).doesNotThrowAnyException();

        var eleven = new ArrayList<>(ten);
        eleven.add(step(11, 20, 600));
        assertThatThrownBy(() -> SopRules.requireSteps(Sop.Kind.ACQUISITION, eleven))
                .hasMessageContaining("sop_steps");
        assertThatThrownBy(() -> SopRules.requireSteps(Sop.Kind.ACQUISITION, List.of()))
                .hasMessageContaining("sop_steps");
        assertThatThrownBy(() -> SopRules.requireSteps(Sop.Kind.ACQUISITION, List.of(step(1, 3, 600), step(2, 3, 600))))
                .hasMessageContaining("sop_steps");
    }

    @Test
    void momentsAndGroupsHaveStepsOfTheirOwnKind() {
        assertThatThrownBy(() -> SopRules.requireSteps(Sop.Kind.MOMENTS, List.of(step(1, 0, 600))))
                .hasMessageContaining("sop_steps");
        assertThatThrownBy(() -> SopRules.requireSteps(Sop.Kind.COMMUNITY, List.of(step(1, 0, 600))))
                .hasMessageContaining("sop_steps");
    }

    /** However seldom and irregularly it is looked at, each step is made once, none before its hour and none is dropped. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyStepIsMadeOnceAndNoneTooEarly(long seed) {
        var random = new Random(seed);
        int day = 0;
        var steps = new ArrayList<SopStep>();
        for (int no = 1; no <= 1 + random.nextInt(10); no++) {
            day += 1 + random.nextInt(5);
            steps.add(step(no, day, random.nextInt(1440)));
        }
        Set<Integer> made = new HashSet<>();
        var now = START.atStartOfDay(CalendarRules.ZONE).toInstant();
        var end = now.plus(Duration.ofDays(120));
        while (now.isBefore(end)) {
            for (var step : SopRules.due(steps, made, START, now)) {
                assertThat(made.add(step.no())).as("seed %d", seed).isTrue();
                assertThat(now.plus(Duration.ofHours(1)))
                        .as("seed %d", seed)
                        .isAfterOrEqualTo(SopRules.startOf(step, START));
            }
            now = now.plus(Duration.ofMinutes(1 + random.nextInt(6000)));
        }
        assertThat(made).as("seed %d", seed).hasSameSizeAs(steps);
    }

    static SopStep step(int no, int day, int minute) {
        return new SopStep(
                no,
                day,
                minute,
                600,
                TaskType.SEND_1V1,
                "第" + no + "步",
                "",
                "您好,我是{guide.name}",
                List.of(),
                new Demand.PassOn());
    }
}
