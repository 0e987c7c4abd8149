package io.guidepost.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.correction.CorrectionCase;
import io.guidepost.domain.correction.MakeCorrection;
import io.guidepost.domain.organization.Employment.Role;
import io.guidepost.domain.organization.Places;
import io.guidepost.domain.organization.Posting;
import io.guidepost.domain.organization.Staffing;
import io.guidepost.domain.performance.Figures.Commission;
import io.guidepost.domain.performance.Performance.Line;
import io.guidepost.domain.performance.Performance.Question;
import io.guidepost.domain.sheet.SheetFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class PerformanceTest {

    private static final long MAKER = 11;
    private static final long CHECKER = 12;

    @Autowired
    Sales sales;

    @Autowired
    Performance performance;

    @Autowired
    CountPerformance count;

    @Autowired
    CheckPerformance check;

    @Autowired
    MakeCorrection corrections;

    @Autowired
    Places places;

    @Autowired
    Staffing staffing;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Seller li;
    Seller wang;
    Sale sale;
    LocalDate firstDay;
    LocalDate secondDay;

    /** 1,000 yuan sold, 250 given back; 200 yuan sold a day later. */
    @BeforeEach
    void sell() {
        countAll();
        li = sales.seller();
        wang = sales.seller();
        firstDay = today();
        sale = sales.place(li, List.of(new Goods(4, 100_000)));
        sales.pay(sale);
        sales.refund(sale, line(), 1, 25_000);
        clock.advance(Duration.ofDays(1));
        secondDay = today();
        sales.pay(sales.place(li, List.of(new Goods(1, 20_000))));
    }

    @Test
    void guideStoreAndRegionSeeTheSameSalesNetOfRefunds() {
        var guide = new Commission(6_000, 1_250);
        var store = new Commission(2_400, 500);

        assertThat(of(Level.GUIDE, li.guideId()))
                .isEqualTo(
                        new Line(li.guideId(), "李导购", new Figures(2, 5, 1, 120_000, 25_000, guide, Commission.NONE)));
        assertThat(of(Level.STORE, li.storeId()))
                .isEqualTo(new Line(li.storeId(), "南京路店", new Figures(2, 5, 1, 120_000, 25_000, guide, store)));
        assertThat(of(Level.REGION, li.regionId()))
                .isEqualTo(new Line(li.regionId(), "华东", new Figures(2, 5, 1, 120_000, 25_000, guide, store)));
    }

    @Test
    void countedOrNotTheReportIsTheSame() {
        var before = report(Level.GUIDE, Optional.empty());

        countAll();
        countAll();

        assertThat(report(Level.GUIDE, Optional.empty())).isEqualTo(before);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM performance_day WHERE guide_id = ?", Integer.class, li.guideId()))
                .isEqualTo(2);
    }

    @Test
    void theDayOfPaymentDecidesAndTheTotalIsTheSumOfTheItems() {
        var table = performance.sold(
                new Question(Level.GUIDE, secondDay, secondDay, Scope.region(li.regionId()), Optional.empty()));

        assertThat(table.items())
                .extracting(line -> line.figures().netSalesFen())
                .containsExactly(20_000L);
        assertThat(table.total())
                .isEqualTo(table.items()
                        .get(0)
                        .figures()
                        .plus(new Figures(0, 0, 0, 0, 0, Commission.NONE, new Commission(400, 0))));
        assertThat(performance
                        .sold(new Question(
                                Level.GUIDE,
                                firstDay,
                                secondDay,
                                Scope.region(sales.seller().regionId()),
                                Optional.empty()))
                        .items())
                .isEmpty();
    }

    @Test
    void theReportOfMarchIsIdenticalInJuneAfterAReorganization() {
        var other = sales.seller();
        var march = List.of(
                report(Level.GUIDE, Optional.of(secondDay)),
                report(Level.STORE, Optional.of(secondDay)),
                report(Level.REGION, Optional.of(secondDay)));

        clock.advance(Duration.ofDays(40));
        countAll();
        places.moveStore(li.storeId(), other.regionId());
        staffing.post("g" + li.guideId(), List.of(new Posting(other.storeId(), Role.MANAGER, true)));
        sales.refund(sale, line(), 3, 75_000);
        clock.advance(Duration.ofDays(40));
        sales.pay(sales.place(new Seller(li.guideId(), other.storeId(), other.regionId()), List.of(new Goods(1, 7))));
        staffing.retire("g" + li.guideId());
        places.closeStore(li.storeId());
        countAll();

        assertThat(List.of(
                        report(Level.GUIDE, Optional.of(secondDay)),
                        report(Level.STORE, Optional.of(secondDay)),
                        report(Level.REGION, Optional.of(secondDay))))
                .isEqualTo(march);
        assertThat(of(Level.REGION, li.regionId()).figures().netSalesFen()).isEqualTo(20_000);
        assertThat(performance
                        .sold(new Question(
                                Level.GUIDE, firstDay, secondDay, Scope.region(other.regionId()), Optional.empty()))
                        .items())
                .isEmpty();
    }

    @Test
    void laterRefundsAndCorrectionsAreNotSeenAsOfAnEarlierDay() {
        var then = report(Level.GUIDE, Optional.of(secondDay));
        clock.advance(Duration.ofDays(1));
        var wanted = new MakeCorrection.Wanted(
                sale.orderId(),
                CorrectionCase.Kind.RULING,
                wang.guideId(),
                Optional.of(wang.storeId()),
                false,
                "王的顾客",
                MAKER);
        corrections.approve(corrections.propose(wanted).id(), CHECKER);

        for (int counted = 0; counted < 2; counted++) {
            assertThat(report(Level.GUIDE, Optional.of(secondDay))).isEqualTo(then);
            assertThat(of(Level.GUIDE, li.guideId()).figures().netSalesFen()).isEqualTo(20_000);
            assertThat(of(Level.GUIDE, wang.guideId()).figures())
                    .isEqualTo(new Figures(1, 4, 1, 100_000, 25_000, new Commission(3_750, 0), Commission.NONE));
            assertThat(of(Level.REGION, wang.regionId()).figures().netSalesFen())
                    .isEqualTo(75_000);
            clock.advance(Duration.ofMinutes(2));
            countAll();
        }
    }

    @Test
    void commissionIsThatOfTheDayOfPostingAndAPeriodThatIsOverNeverChanges() {
        var earned = performance.earned(Level.GUIDE, firstDay, secondDay, Scope.store(li.storeId()));
        clock.advance(Duration.ofDays(1));
        sales.refund(sale, line(), 1, 25_000);
        countAll();

        var later = performance.earned(Level.GUIDE, firstDay, secondDay, Scope.store(li.storeId()));
        var today = performance.earned(Level.GUIDE, today(), today(), Scope.store(li.storeId()));

        assertThat(earned.items())
                .extracting(line -> line.figures().guide())
                .containsExactly(new Commission(6_000, 1_250));
        assertThat(later.items()).isEqualTo(earned.items());
        assertThat(today.items()).extracting(line -> line.figures().guide()).containsExactly(new Commission(0, 1_250));
        assertThat(today.total().store()).isEqualTo(new Commission(0, 500));
    }

    @Test
    void everyLevelAddsUpToTheSameWhateverWasSold() {
        var shared = sales.place(
                List.of(li, sales.colleagueOf(li)),
                List.of(6_667, 3_333),
                List.of(new Goods(3, 9_999), new Goods(1, 1)));
        sales.pay(shared);
        sales.refund(shared, shared.lines().get(0).lineId(), 1, 3_334);
        sales.pay(sales.placeLineByLine(List.of(li, sales.seller()), List.of(new Goods(1, 5), new Goods(2, 7))));
        var from = LocalDate.of(2026, 1, 1);
        var to = LocalDate.of(2100, 1, 1);

        var tables = List.of(Level.GUIDE, Level.STORE, Level.REGION).stream()
                .map(level -> performance.sold(new Question(level, from, to, Scope.ALL, Optional.empty())))
                .toList();

        for (var table : tables) {
            assertThat(table.items().stream()
                            .mapToLong(line -> line.figures().paidFen())
                            .sum())
                    .isEqualTo(table.total().paidFen());
            assertThat(table.items().stream()
                            .mapToLong(line -> line.figures().netSalesFen())
                            .sum())
                    .isEqualTo(table.total().netSalesFen());
            assertThat(table.total()).isEqualTo(tables.get(0).total());
        }
        assertThat(tables.get(0).total().paidFen())
                .isEqualTo(jdbc.queryForObject(
                        "SELECT SUM(l.paid_fen) FROM order_line l JOIN order_header o ON o.id = l.order_id"
                                + " JOIN ledger_transfer t ON t.event_key = CONCAT('paid:', o.id)"
                                + " WHERE o.paid_at IS NOT NULL",
                        Long.class));
    }

    @Test
    void theNightlyCheckFindsWhatWasCountedWrongAndPutsItRight() {
        clock.advance(Duration.ofDays(1));
        countAll();
        var right = report(Level.GUIDE, Optional.empty());
        assertThat(check.check(firstDay)).isZero();
        jdbc.update(
                "UPDATE performance_day SET paid_fen = paid_fen + 1 WHERE guide_id = ? AND sold_on = ?",
                li.guideId(),
                firstDay);
        jdbc.update(
                "DELETE FROM performance_day WHERE store_id = ? AND level = 3 AND known_on = ?",
                li.storeId(),
                firstDay);

        assertThat(check.check(firstDay)).isEqualTo(2);

        assertThat(report(Level.GUIDE, Optional.empty())).isEqualTo(right);
        assertThat(check.check(firstDay)).isZero();
    }

    @Test
    void theTableHasARowForEachAndTheTotalInYuan() {
        var table = performance.sold(
                new Question(Level.STORE, firstDay, secondDay, Scope.region(li.regionId()), Optional.empty()));
        var out = new ByteArrayOutputStream();

        PerformanceSheet.sold(table, out, SheetFormat.CSV, Locale.ENGLISH);

        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
                .hasSize(3)
                .last()
                .isEqualTo("\"0\",\"Total\",2,5,1,1200.00,250.00,950.00");
    }

    private void countAll() {
        clock.advance(CountPerformance.SETTLING.plusMillis(1));
        while (count.runDue(1_000) > 0) {
            // The tests before have sold much.
        }
    }

    private long line() {
        return sale.lines().get(0).lineId();
    }

    private LocalDate today() {
        return BusinessDays.of(clock.instant());
    }

    private List<Line> report(Level by, Optional<LocalDate> asOf) {
        return performance
                .sold(new Question(by, firstDay, secondDay, Scope.region(li.regionId()), asOf))
                .items();
    }

    private Line of(Level by, long id) {
        return performance.sold(new Question(by, firstDay, secondDay, Scope.ALL, Optional.empty())).items().stream()
                .filter(line -> line.id() == id)
                .findFirst()
                .orElseThrow();
    }
}
