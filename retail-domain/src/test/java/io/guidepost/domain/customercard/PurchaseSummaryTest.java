package io.guidepost.domain.customercard;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurchaseSummaryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void whatCameBackIsNeitherKeptNorLiked() {
        var orders = List.of(paid(1, 30_000, 10), paid(2, 10_000, 20));
        var lines = List.of(
                line(1, "连衣裙", "红", 2, 20_000, 2, 20_000),
                line(1, "外套", "黑", 1, 10_000, 0, 0),
                line(2, "外套", "黑", 2, 10_000, 0, 0));

        var summary = PurchaseSummary.of(orders, lines, NOW);

        assertThat(summary.paidFen()).isEqualTo(40_000);
        assertThat(summary.refundedFen()).isEqualTo(20_000);
        assertThat(summary.netOfYearFen()).isEqualTo(20_000);
        assertThat(summary.averageOrderFen()).isEqualTo(20_000);
        assertThat(summary.returnRateBp()).isEqualTo(4_000);
        assertThat(summary.categories())
                .extracting(liked -> liked.name().zh(), PurchaseSummary.Liked::units)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("外套", 3L));
    }

    @Test
    void whatIsOlderThanAYearCountsForTheWholeOnly() {
        var orders = List.of(paid(1, 1_000, 365), paid(2, 2_000, 366));

        var summary = PurchaseSummary.of(orders, List.of(), NOW);

        assertThat(summary.paidFen()).isEqualTo(3_000);
        assertThat(summary.netOfYearFen()).isEqualTo(1_000);
    }

    @Test
    void linesOfUnpaidOrdersSayNothing() {
        var summary = PurchaseSummary.of(List.of(), List.of(line(9, "外套", "黑", 1, 10_000, 0, 0)), NOW);

        assertThat(summary.units()).isZero();
        assertThat(summary.returnRateBp()).isZero();
        assertThat(summary.categories()).isEmpty();
    }

    private static PastOrder paid(long id, long fen, int daysAgo) {
        var at = NOW.minus(Duration.ofDays(daysAgo));
        return new PastOrder(id, "PAID", fen, at, at);
    }

    private static PastLine line(
            long order, String category, String spec, int quantity, long paidFen, int back, long refundedFen) {
        return new PastLine(
                order, 1, 1, new Words(category, category), "素白", "商品", spec, quantity, paidFen, back, refundedFen);
    }
}
