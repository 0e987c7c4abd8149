package io.guidepost.domain.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.execution.Execution.Depth;
import io.guidepost.domain.execution.Execution.Mix;
import io.guidepost.domain.execution.RawExecution.LiveTask;
import io.guidepost.domain.execution.ReportExecution.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeagueTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void whoWasRequiredTooLittleHasNoRankAndEqualsShareOne() {
        var rows = List.of(row(1, 4, 4), row(2, 5, 10), row(3, 4, 8), row(4, 9, 10), row(5, 0, 5));

        assertThat(ranks(League.of(rows, League.LEAST_REQUIRED))).containsExactly("1:4", "2:2", "2:3", "4:5", "-:1");
        assertThat(ranks(League.of(rows, 1))).startsWith("1:1");
        assertThat(ranks(League.of(List.of(row(6, 0, 0)), 0))).containsExactly("-:6");
    }

    @Test
    void aRateOfNothingIsZeroAndOtherwiseCutOff() {
        assertThat(new Ratio(0, 0).bp()).isZero();
        assertThat(new Ratio(2, 3).bp()).isEqualTo(6_666);
    }

    @Test
    void aTaskIsCountedWhenGuidesHaveDoneSomethingOrTenMinutesHavePassed() {
        assertThat(CountExecution.isDue(task(NOON, Optional.empty()))).isTrue();
        assertThat(CountExecution.isDue(task(NOON.minusSeconds(30), Optional.of(NOON.minusSeconds(5)))))
                .isTrue();
        assertThat(CountExecution.isDue(task(NOON.minusSeconds(300), Optional.of(NOON.minusSeconds(5)))))
                .isFalse();
        assertThat(CountExecution.isDue(task(NOON.minusSeconds(9_000), Optional.of(NOON.minusSeconds(600)))))
                .isTrue();
    }

    private static LiveTask task(Instant changedAt, Optional<Instant> countedAt) {
        return new LiveTask(1, changedAt, countedAt, NOON);
    }

    private static List<String> ranks(League league) {
        return league.standings().stream()
                .map(standing ->
                        standing.rank().map(rank -> Integer.toString(rank)).orElse("-") + ":"
                                + standing.row().id())
                .toList();
    }

    private static Row row(long id, long done, long required) {
        return new Row(
                id,
                "",
                new Execution(required + 1, 1, 0, done, 0, 0, 0, 0, Mix.NONE, Depth.NONE),
                1,
                done == required ? 1 : 0);
    }
}
