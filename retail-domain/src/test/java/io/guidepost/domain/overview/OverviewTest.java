package io.guidepost.domain.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.metric.Metrics;
import io.guidepost.domain.overview.Overview.Answer;
import io.guidepost.domain.overview.Overview.Figure;
import io.guidepost.domain.overview.Overview.Question;
import io.guidepost.domain.overview.Overview.Value;
import io.guidepost.domain.performance.CountPerformance;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class OverviewTest {

    @Autowired
    Overview overview;

    @Autowired
    Sales sales;

    @Autowired
    CountPerformance count;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Seller li;
    LocalDate yesterday;

    /** 300 yuan sold yesterday, of which 100 came back today; 500 sold today. */
    @BeforeEach
    void sell() {
        li = sales.seller();
        yesterday = today();
        var first = sales.place(li, List.of(new Goods(3, 30_000)));
        sales.pay(first);
        clock.advance(Duration.ofDays(1));
        sales.refund(first, first.lines().get(0).lineId(), 1, 10_000);
        sales.pay(sales.place(li, List.of(new Goods(1, 50_000))));
    }

    @Test
    void aRegionsSalesStandBesideThoseOfThePeriodBefore() {
        var answer = ofRegion(today(), today());

        assertThat(figure(answer, Metrics.PAID_SALES).value()).isEqualTo(Value.of(50_000));
        assertThat(figure(answer, Metrics.NET_SALES).value()).isEqualTo(Value.of(50_000));
        assertThat(figure(answer, Metrics.NET_SALES).before()).contains(Value.of(20_000));
        assertThat(figure(answer, Metrics.REFUND_RATE).before()).contains(Value.of(10_000, 30_000));
        assertThat(figure(answer, Metrics.AVERAGE_ORDER).value()).isEqualTo(Value.of(50_000, 1));
    }

    @Test
    void commissionIsThatOfTheDayOfPosting() {
        var answer = ofRegion(today(), today());

        // Guides earn 5 % and stores 2 %: of 500 yuan today, and back of the 100 that were given back today.
        assertThat(figure(answer, Metrics.COMMISSION_ACCRUED).value()).isEqualTo(Value.of(3_500));
        assertThat(figure(answer, Metrics.COMMISSION_CLAWED_BACK).value()).isEqualTo(Value.of(700));
        assertThat(figure(answer, Metrics.COMMISSION_ACCRUED).before()).contains(Value.of(2_100));
    }

    @Test
    void theDaysAddUpToTheFigureCountedOrNot() {
        var before = ofRegion(yesterday, today());
        clock.advance(Duration.ofMinutes(2));
        while (count.runDue(1_000) > 0) {
            // The tests before have sold much.
        }

        var after = ofRegion(yesterday, today());

        assertThat(after.trends()).isEqualTo(before.trends());
        for (var trend : after.trends()) {
            var figure = figure(after, trend.metric());
            assertThat(trend.points()).hasSize(2);
            assertThat(trend.points().stream()
                            .mapToLong(point -> point.value().numerator())
                            .sum())
                    .as(trend.metric())
                    .isEqualTo(figure.value().numerator());
        }
    }

    @Test
    void aNewMemberIsCountedOnceAndOnlyWhileNobodyElse() {
        long before = membersToday();
        long kept = sales.member();
        long merged = sales.member();

        assertThat(membersToday() - before).isEqualTo(2);
        jdbc.update("UPDATE shopper_member SET merged_into = ? WHERE id = ?", kept, merged);
        assertThat(membersToday() - before).isEqualTo(1);
    }

    private long membersToday() {
        return figure(ofAll(), Metrics.MEMBERS_ADDED).value().numerator();
    }

    @Test
    void whatWasPlacedIsSeenByThoseAloneWhoSeeAll() {
        assertThat(figure(ofAll(), Metrics.PLACED).value().numerator()).isPositive();
        assertThat(ofRegion(today(), today()).figures())
                .extracting(Figure::metric)
                .doesNotContain(Metrics.PLACED, Metrics.COMMISSION_PAID, Metrics.WITHDRAWALS_WAITING)
                .contains(Metrics.EXECUTION_RATE, Metrics.TASKS_RUNNING);
    }

    @Test
    void everyFigureIsInTheDictionary() {
        assertThat(ofAll().figures())
                .hasSizeGreaterThan(10)
                .allSatisfy(figure -> assertThat(Metrics.find(figure.metric())).isPresent());
    }

    @Test
    void whatIsCountedByDayIsReadFromAKeyAlone() {
        assertKeyAlone(
                "order_header_placed_payable",
                "SELECT COUNT(*), SUM(payable_fen) FROM order_header WHERE placed_at >= ? AND placed_at < ? GROUP BY DATE(placed_at)");
        assertKeyAlone(
                "shopper_member_created",
                "SELECT COUNT(*) FROM shopper_member WHERE created_at >= ? AND created_at < ? AND merged_into IS NULL"
                        + " GROUP BY DATE(created_at)");
        assertKeyAlone(
                "payout_withdrawal_paid",
                "SELECT COUNT(*), SUM(amount_fen) FROM payout_withdrawal WHERE status = 'SUCCESS' AND finished_at >= ?"
                        + " AND finished_at < ? GROUP BY DATE(finished_at)");
    }

    private void assertKeyAlone(String key, String query) {
        var plan = jdbc.queryForMap("EXPLAIN " + query, "2026-11-01 00:00:00", "2026-11-02 00:00:00");
        assertThat(plan.get("key")).as(query).isEqualTo(key);
        assertThat(plan.get("Extra").toString()).contains("Using index");
    }

    private Answer ofRegion(LocalDate from, LocalDate to) {
        return overview.answer(new Question(from, to, Sight.region(li.regionId()), false));
    }

    private Answer ofAll() {
        return overview.answer(new Question(today(), today(), Sight.ALL, true));
    }

    private static Figure figure(Answer answer, String metric) {
        return answer.figures().stream()
                .filter(figure -> figure.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private LocalDate today() {
        return clock.instant().atZone(ReturnWindow.ZONE).toLocalDate();
    }
}
