package io.guidepost.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.performance.Figures.Commission;
import io.guidepost.domain.performance.Leaderboard.Standing;
import io.guidepost.domain.performance.Performance.Line;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeaderboardTest {

    private static final List<Line> LINES = List.of(
            line(1, 10, 20, 100_000, 0),
            line(2, 10, 15, 120_000, 20_000),
            line(3, 4, 40, 90_000, 0),
            line(4, 5, 10, 40_000, 4_000),
            line(0, 99, 99, 900_000, 0));

    @Test
    void equalsShareARankAndTheNextComesAfterAllOfThem() {
        assertThat(ranks(Leaderboard.of(LINES, Metric.NET_SALES, 5))).containsExactly("1:1", "1:2", "3:3", "4:4");
    }

    @Test
    void aRatioIsRankedOnlyWhereEnoughOrdersStandBehindIt() {
        var board = Leaderboard.of(LINES, Metric.UNITS_PER_ORDER, 5);

        assertThat(ranks(board)).containsExactly("1:1", "1:4", "3:2", "-:3");
        assertThat(board.ranked()).isEqualTo(3);
        assertThat(ranks(Leaderboard.of(LINES, Metric.UNITS_PER_ORDER, 4))).startsWith("1:3");
    }

    @Test
    void theLeastIsGivenBackByWhoLeads() {
        assertThat(ranks(Leaderboard.of(LINES, Metric.REFUND_RATE, 1))).containsExactly("1:1", "1:3", "3:4", "4:2");
    }

    @Test
    void pagesFollowEachOtherAndOneselfIsFound() {
        var board = Leaderboard.of(LINES, Metric.ORDERS, 5);

        assertThat(board.after(Optional.empty(), 2))
                .extracting(standing -> standing.line().id())
                .containsExactly(1L, 2L);
        assertThat(board.after(Optional.of(2L), 2))
                .extracting(standing -> standing.line().id())
                .containsExactly(4L, 3L);
        assertThat(board.after(Optional.of(3L), 2)).isEmpty();
        assertThat(board.of(4).flatMap(Standing::rank)).contains(3);
        assertThat(board.of(5)).isEmpty();
    }

    private static List<String> ranks(Leaderboard board) {
        return board.standings().stream()
                .map(standing ->
                        standing.rank().map(rank -> Integer.toString(rank)).orElse("-") + ":"
                                + standing.line().id())
                .toList();
    }

    private static Line line(long id, long orders, long units, long paidFen, long refundedFen) {
        return new Line(id, "", new Figures(orders, units, 0, paidFen, refundedFen, Commission.NONE, Commission.NONE));
    }
}
