package io.guidepost.domain.overview;

import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.domain.books.BooksQueries.Run;
import io.guidepost.domain.books.Reconcile;
import io.guidepost.domain.metric.Metrics;
import io.guidepost.domain.overview.OverviewQueries.DayCount;
import io.guidepost.domain.overview.OverviewQueries.DueDay;
import io.guidepost.domain.performance.Performance;
import io.guidepost.domain.performance.Performance.Day;
import io.guidepost.domain.performance.Scope;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The figures of a period beside those of the period before it, and each day of it (ANA-1, S2-18). */
@Service
public class Overview {

    private final Performance performance;
    private final OverviewQueries queries;
    private final Reconcile reconcile;
    private final Clock clock;

    Overview(Performance performance, OverviewQueries queries, Reconcile reconcile, Clock clock) {
        this.performance = performance;
        this.queries = queries;
        this.reconcile = reconcile;
        this.clock = clock;
    }

    /**
     * @param sight whose figures
     * @param withMoney with payouts and reconciliations, which are headquarters' alone
     */
    public record Question(LocalDate from, LocalDate to, Sight sight, boolean withMoney) {}

    /** @param denominator empty for what is no ratio */
    public record Value(long numerator, Optional<Long> denominator) {

        static Value of(long number) {
            return new Value(number, Optional.empty());
        }

        static Value of(long numerator, long denominator) {
            return new Value(numerator, Optional.of(denominator));
        }
    }

    /**
     * @param metric id in {@link Metrics}
     * @param before of as many days before; empty for what is of this moment alone
     */
    public record Figure(String metric, Value value, Optional<Value> before, Instant asOf) {}

    public record Point(LocalDate on, Value value) {}

    public record Trend(String metric, List<Point> points) {}

    /**
     * The latest run of each reconciliation on the last day on which any ran.
     *
     * @param unavailable runs that had nothing to compare with
     */
    public record Books(LocalDate on, long runs, long unavailable, long mismatches, Instant ranAt) {

        public boolean isOk() {
            return mismatches == 0 && unavailable == 0;
        }
    }

    /** @param books empty where it was not asked for, or nothing has run within a week */
    public record Answer(List<Figure> figures, List<Trend> trends, Optional<Books> books, Instant knownUntil) {}

    public Answer answer(Question question) {
        long days = ChronoUnit.DAYS.between(question.from(), question.to()) + 1;
        var before = question.from().minusDays(days);
        var told = new Telling(question, before);
        var sales = performance.byDay(before, question.to(), Scope.of(question.sight()));
        var known = sales.knownUntil();
        if (question.sight().isAll()) {
            tellPlaced(told);
        }
        tellSales(told, sales.days(), known);
        told.sum(
                Metrics.COMMISSION_ACCRUED,
                sales.days(),
                Day::on,
                day -> day.posted().guide().accruedFen() + day.posted().store().accruedFen(),
                known);
        told.sum(
                Metrics.COMMISSION_CLAWED_BACK,
                sales.days(),
                Day::on,
                day -> day.posted().guide().clawedBackFen()
                        + day.posted().store().clawedBackFen(),
                known);
        if (question.withMoney()) {
            told.sum(
                    Metrics.COMMISSION_PAID,
                    queries.withdrawalsPaid(told.start(), told.end()),
                    DayCount::day,
                    DayCount::amountFen,
                    told.now);
        }
        told.sum(
                Metrics.MEMBERS_ADDED,
                queries.membersAdded(told.start(), told.end(), question.sight()),
                DayCount::day,
                DayCount::count,
                told.now);
        told.ratio(
                Metrics.EXECUTION_RATE,
                queries.tasksDue(before, question.to(), question.sight()),
                DueDay::day,
                DueDay::done,
                DueDay::required,
                told.now);
        var running = queries.tasksRunning(question.sight());
        told.moment(Metrics.TASKS_RUNNING, Value.of(running.tasks()));
        told.moment(Metrics.EXECUTION_RATE_RUNNING, Value.of(running.done(), running.required()));
        var books = question.withMoney() ? tellMoney(told) : Optional.<Books>empty();
        return new Answer(told.figures, told.trends, books, known);
    }

    private void tellPlaced(Telling told) {
        var placed = queries.ordersPlaced(told.start(), told.end());
        told.sum(Metrics.PLACED, placed, DayCount::day, DayCount::amountFen, told.now);
        told.sum(Metrics.ORDERS_PLACED, placed, DayCount::day, DayCount::count, told.now);
    }

    private static void tellSales(Telling told, List<Day> days, Instant known) {
        told.sum(Metrics.PAID_SALES, days, Day::on, day -> day.sold().paidFen(), known);
        told.sum(Metrics.REFUNDED, days, Day::on, day -> day.sold().refundedFen(), known);
        told.sum(Metrics.NET_SALES, days, Day::on, day -> day.sold().netSalesFen(), known);
        told.sum(Metrics.ORDERS, days, Day::on, day -> day.sold().orders(), known);
        told.ratio(
                Metrics.AVERAGE_ORDER,
                days,
                Day::on,
                day -> day.sold().netSalesFen(),
                day -> day.sold().orders(),
                known);
        told.ratio(
                Metrics.REFUND_RATE,
                days,
                Day::on,
                day -> day.sold().refundedFen(),
                day -> day.sold().paidFen(),
                known);
    }

    private Optional<Books> tellMoney(Telling told) {
        var waiting = queries.withdrawalsWaiting();
        told.moment(Metrics.WITHDRAWALS_WAITING, Value.of(waiting.count()));
        told.moment(Metrics.WITHDRAWALS_WAITING_AMOUNT, Value.of(waiting.amountFen()));
        var books = books();
        books.ifPresent(found -> told.figures.add(new Figure(
                Metrics.RECONCILIATION_MISMATCHES, Value.of(found.mismatches()), Optional.empty(), found.ranAt())));
        return books;
    }

    private Optional<Books> books() {
        for (int back = 0; back < 7; back++) {
            var on = reconcile.today().minusDays(back);
            var runs = reconcile.latestOn(on);
            if (!runs.isEmpty()) {
                return Optional.of(new Books(
                        on,
                        runs.size(),
                        runs.stream().filter(run -> !run.isAvailable()).count(),
                        runs.stream()
                                .filter(Run::isAvailable)
                                .mapToLong(Run::mismatches)
                                .sum(),
                        runs.stream().map(Run::ranAt).max(Instant::compareTo).orElseThrow()));
            }
        }
        return Optional.empty();
    }

    /** Sums what lies within the period and before it, and keeps the days. */
    private final class Telling {

        private final Question question;
        private final LocalDate before;
        private final Instant now = clock.instant();
        private final List<Figure> figures = new ArrayList<>();
        private final List<Trend> trends = new ArrayList<>();

        Telling(Question question, LocalDate before) {
            this.question = question;
            this.before = before;
        }

        Instant start() {
            return before.atStartOfDay(ReturnWindow.ZONE).toInstant();
        }

        Instant end() {
            return question.to().plusDays(1).atStartOfDay(ReturnWindow.ZONE).toInstant();
        }

        void moment(String metric, Value value) {
            figures.add(new Figure(metric, value, Optional.empty(), now));
        }

        <T> void sum(String metric, List<T> days, Function<T, LocalDate> on, ToLongFunction<T> number, Instant asOf) {
            tell(metric, days, on, part -> Value.of(total(part, number)), asOf);
        }

        <T> void ratio(
                String metric,
                List<T> days,
                Function<T, LocalDate> on,
                ToLongFunction<T> numerator,
                ToLongFunction<T> denominator,
                Instant asOf) {
            tell(metric, days, on, part -> Value.of(total(part, numerator), total(part, denominator)), asOf);
        }

        private <T> void tell(
                String metric, List<T> days, Function<T, LocalDate> on, Function<List<T>, Value> value, Instant asOf) {
            Map<Boolean, List<T>> parts = days.stream()
                    .collect(Collectors.partitioningBy(day -> on.apply(day).isBefore(question.from())));
            figures.add(
                    new Figure(metric, value.apply(parts.get(false)), Optional.of(value.apply(parts.get(true))), asOf));
            var byDay = parts.get(false).stream().collect(Collectors.groupingBy(on));
            trends.add(new Trend(
                    metric,
                    question.from()
                            .datesUntil(question.to().plusDays(1))
                            .map(day -> new Point(day, value.apply(byDay.getOrDefault(day, List.of()))))
                            .toList()));
        }

        private <T> long total(List<T> days, ToLongFunction<T> number) {
            return days.stream().mapToLong(number).reduce(0, Math::addExact);
        }
    }
}
