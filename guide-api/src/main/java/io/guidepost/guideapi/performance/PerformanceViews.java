package io.guidepost.guideapi.performance;

import io.guidepost.domain.performance.Figures;
import io.guidepost.domain.performance.Figures.Commission;
import io.guidepost.domain.performance.Leaderboard.Standing;
import io.guidepost.domain.performance.Level;
import io.guidepost.domain.performance.Metric;
import io.guidepost.domain.performance.Performance.Line;
import io.guidepost.domain.performance.Performance.Table;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Performance as clients see it, for headquarters and for guides. */
public final class PerformanceViews {

    private PerformanceViews() {}

    /** What figures are by, as it is written in the address. */
    public enum Grouping {
        guide(Level.GUIDE),
        store(Level.STORE),
        region(Level.REGION);

        private final Level level;

        Grouping(Level level) {
            this.level = level;
        }

        public Level level() {
            return level;
        }
    }

    /** What a leaderboard goes by, as it is written in the address. */
    public enum MetricName {
        netSales(Metric.NET_SALES),
        paid(Metric.PAID),
        orders(Metric.ORDERS),
        units(Metric.UNITS),
        averageOrder(Metric.AVERAGE_ORDER),
        unitsPerOrder(Metric.UNITS_PER_ORDER),
        refundRate(Metric.REFUND_RATE);

        private final Metric metric;

        MetricName(Metric metric) {
            this.metric = metric;
        }

        public Metric metric() {
            return metric;
        }
    }

    /** {@code knownUntilAt}: what was posted before is in it. Money of the items adds up to the total. */
    public record TableView(List<LineView> items, TotalView total, Instant knownUntilAt) {

        public static TableView of(Table table, Level by) {
            return new TableView(
                    table.items().stream().map(line -> LineView.of(line, by)).toList(),
                    TotalView.of(table.total(), by),
                    table.knownUntil());
        }
    }

    /**
     * {@code id} 0 is what belongs to no guide, or to headquarters. {@code commissionFen} is the guide's own where it is by
     * guide, and the stores' own otherwise; it is no part of any other figure.
     */
    public record LineView(
            String id,
            String name,
            long orders,
            long units,
            long refundedUnits,
            long paidFen,
            long refundedFen,
            long netSalesFen,
            long commissionFen) {

        static LineView of(Line line, Level by) {
            var figures = line.figures();
            return new LineView(
                    Long.toString(line.id()),
                    line.name(),
                    figures.orders(),
                    figures.units(),
                    figures.refundedUnits(),
                    figures.paidFen(),
                    figures.refundedFen(),
                    figures.netSalesFen(),
                    commission(figures, by));
        }
    }

    /** As a line; an order of several guides or stores is one order here. */
    public record TotalView(
            long orders,
            long units,
            long refundedUnits,
            long paidFen,
            long refundedFen,
            long netSalesFen,
            long commissionFen) {

        static TotalView of(Figures figures, Level by) {
            return new TotalView(
                    figures.orders(),
                    figures.units(),
                    figures.refundedUnits(),
                    figures.paidFen(),
                    figures.refundedFen(),
                    figures.netSalesFen(),
                    commission(figures, by));
        }
    }

    private static long commission(Figures figures, Level by) {
        return (by == Level.GUIDE ? figures.guide() : figures.store()).netFen();
    }

    /** What was earned, by the day on which it was posted. */
    public record EarnedTableView(List<EarnedView> items, EarnedView total, Instant knownUntilAt) {

        public static EarnedTableView of(Table table) {
            return new EarnedTableView(
                    table.items().stream()
                            .map(line -> EarnedView.of(Long.toString(line.id()), line.name(), line.figures()))
                            .toList(),
                    EarnedView.of(null, null, table.total()),
                    table.knownUntil());
        }
    }

    /** Commission of guides and commission of stores are two things that are not added. */
    public record EarnedView(String id, String name, CommissionView guides, CommissionView stores) {

        static EarnedView of(String id, String name, Figures figures) {
            return new EarnedView(id, name, CommissionView.of(figures.guide()), CommissionView.of(figures.store()));
        }
    }

    public record CommissionView(long accruedFen, long clawedBackFen, long netFen) {

        static CommissionView of(Commission commission) {
            return new CommissionView(commission.accruedFen(), commission.clawedBackFen(), commission.netFen());
        }
    }

    /**
     * {@code rank} is absent for those who are not ranked; those who are equal share one. The value is
     * {@code numerator ÷ denominator}, the latter 1 where the metric is no ratio. {@code id} and {@code name} are absent where
     * the reader may not know whose figures they are.
     */
    public record StandingView(
            Integer rank,
            String id,
            String name,
            boolean isMe,
            long numerator,
            long denominator,
            long orders,
            long netSalesFen) {

        public static StandingView of(Standing standing, long me, Predicate<Line> isNamed) {
            var line = standing.line();
            boolean named = line.id() == me || isNamed.test(line);
            return new StandingView(
                    standing.rank().orElse(null),
                    named ? Long.toString(line.id()) : null,
                    named ? line.name() : null,
                    line.id() == me,
                    standing.numerator(),
                    standing.denominator(),
                    line.figures().orders(),
                    line.figures().netSalesFen());
        }
    }
}
