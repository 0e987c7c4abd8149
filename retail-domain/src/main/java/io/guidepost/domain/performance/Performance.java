package io.guidepost.domain.performance;

import io.guidepost.core.words.Words;
import io.guidepost.domain.organization.Sights;
import io.guidepost.domain.performance.Counters.Asked;
import io.guidepost.domain.performance.Counters.Sum;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sales, and what they earned, by guide, store or region of the moment at which each order was decided (B5, COM-12, D9). A report
 * of March is the same in June, whoever has moved or left since; refunds of its orders that came later are in it, unless it is asked as
 * of an earlier day. Figures are those counted, with what was posted since added at the moment of asking.
 */
@Service
public class Performance {

    private static final Words HEADQUARTERS = new Words("总部", "Headquarters");
    private static final Words NOBODY = new Words("未归属导购", "No guide");

    /** While more than this is still to be counted, reports end where the counting stands. */
    private static final int MOST_FACTS_UNCOUNTED = 5_000;

    private final Counters counters;
    private final PaidOrders orders;
    private final ReadBooks books;
    private final Sights sights;
    private final Clock clock;
    private final TransactionTemplate oneMoment;

    Performance(
            Counters counters,
            PaidOrders orders,
            ReadBooks books,
            Sights sights,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.counters = counters;
        this.orders = orders;
        this.books = books;
        this.sights = sights;
        this.clock = clock;
        this.oneMoment = new TransactionTemplate(transactions);
        this.oneMoment.setReadOnly(true);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * What is asked for.
     *
     * @param by GUIDE, STORE or REGION
     * @param from the first day of payment
     * @param to the last day of payment
     * @param asOf as the report would have said at the end of that day; empty: now
     */
    public record Question(Level by, LocalDate from, LocalDate to, Scope scope, Optional<LocalDate> asOf) {}

    /** {@code id} is 0 for sales of no guide, or of no store or region: those of headquarters. */
    public record Line(long id, String name, Figures figures) {}

    /**
     * @param items largest net sales first; money and units add up to the total, orders of two guides or stores do not
     * @param knownUntil what was posted before is in it
     */
    public record Table(List<Line> items, Figures total, Instant knownUntil) {}

    /** By day of payment; net of refunds. */
    public Table sold(Question question) {
        return oneMoment.execute(status -> {
            var known = known(question.asOf());
            var scope = expanded(question.scope());
            var wanted = new Asked(question.by(), question.from(), question.to(), scope, Optional.empty());
            var whole = new Asked(scope.level(), question.from(), question.to(), scope, Optional.empty());
            return table(
                    question.by(),
                    merged(wanted, counters.sold(wanted, question.asOf()), known, isSoldOn(wanted)),
                    merged(whole, counters.sold(whole, question.asOf()), known, isSoldOn(whole)),
                    known.until(),
                    Comparator.comparingLong(line -> -line.figures().netSalesFen()));
        });
    }

    /** One guide, wherever the orders were credited. */
    public Figures ofGuide(long guideId, LocalDate from, LocalDate to, Optional<LocalDate> asOf) {
        return oneMoment.execute(status -> {
            var wanted = new Asked(Level.GUIDE, from, to, Scope.ALL, Optional.of(guideId));
            return merged(wanted, counters.sold(wanted, asOf), known(asOf), isSoldOn(wanted))
                    .getOrDefault(guideId, Figures.NONE);
        });
    }

    /** Commission by the day on which it was posted, as statements have it; only {@link Figures#guide} and {@link Figures#store}. */
    public Table earned(Level by, LocalDate from, LocalDate to, Scope scope) {
        return oneMoment.execute(status -> {
            var known = known(Optional.empty());
            var within = expanded(scope);
            var wanted = new Asked(by, from, to, within, Optional.empty());
            var whole = new Asked(within.level(), from, to, within, Optional.empty());
            return table(
                    by,
                    merged(wanted, counters.posted(wanted), known, isPostedOn(wanted)),
                    merged(whole, counters.posted(whole), known, isPostedOn(whole)),
                    known.until(),
                    Comparator.comparingLong(line -> -(line.figures().guide().netFen()
                            + line.figures().store().netFen())));
        });
    }

    /**
     * One business day of a scope.
     *
     * @param sold what was paid for on that day, net of what has come back since
     * @param posted what became known on that day, whenever it was sold; its commission is what statements have
     */
    public record Day(LocalDate on, Figures sold, Figures posted) {}

    /** @param knownUntil what was posted before is in it */
    public record ByDay(List<Day> days, Instant knownUntil) {}

    /** Every day from the first to the last, those on which nothing happened among them. */
    public ByDay byDay(LocalDate from, LocalDate to, Scope scope) {
        return oneMoment.execute(status -> {
            var known = known(Optional.empty());
            var within = expanded(scope);
            var asked = new Asked(within.level(), from, to, within, Optional.empty());
            var sold = new HashMap<>(counters.soldByDay(asked));
            var posted = new HashMap<>(counters.postedByDay(asked));
            known.since()
                    .forEach((knownOn, cells) -> cells.forEach((cell, figures) -> {
                        if (asked.isAbout(cell.holder())) {
                            sold.merge(cell.soldOn(), figures, Figures::plus);
                            posted.merge(knownOn, figures, Figures::plus);
                        }
                    }));
            var days = from.datesUntil(to.plusDays(1))
                    .map(on -> new Day(on, sold.getOrDefault(on, Figures.NONE), posted.getOrDefault(on, Figures.NONE)))
                    .toList();
            return new ByDay(days, known.until());
        });
    }

    /** What is not counted yet is judged here and not by the database, which knows what lies within a region. */
    private Scope expanded(Scope scope) {
        var sight = sights.narrowed(scope.sight(), scope.regionId());
        return new Scope(sights.expanded(sight), Optional.empty(), scope.storeId());
    }

    private Table table(
            Level by, Map<Long, Figures> sums, Map<Long, Figures> whole, Instant until, Comparator<Line> order) {
        sums.values().removeIf(Figures.NONE::equals);
        var names = counters.names(by, List.copyOf(sums.keySet()));
        var items = new ArrayList<Line>(sums.size());
        sums.forEach((id, figures) -> items.add(new Line(id, nameOf(by, id, names), figures)));
        items.sort(order.thenComparingLong(Line::id));
        return new Table(items, whole.values().stream().reduce(Figures.NONE, Figures::plus), until);
    }

    private static String nameOf(Level by, long id, Map<Long, String> names) {
        if (id == 0) {
            return (by == Level.GUIDE ? NOBODY : HEADQUARTERS).zh();
        }
        return names.getOrDefault(id, "");
    }

    /** What is not counted yet, by the day on which it became known, and until when all is in it. */
    private record Known(Instant until, Map<LocalDate, Map<Counters.Cell, Figures>> since) {}

    private interface Belongs {

        boolean test(LocalDate knownOn, Counters.Cell cell);
    }

    private static Belongs isSoldOn(Asked asked) {
        return (knownOn, cell) -> asked.isAbout(cell.soldOn());
    }

    private static Belongs isPostedOn(Asked asked) {
        return (knownOn, cell) -> asked.isAbout(knownOn);
    }

    private Map<Long, Figures> merged(Asked asked, List<Sum> counted, Known known, Belongs belongs) {
        var sums = new HashMap<Long, Figures>();
        counted.forEach(sum -> sums.merge(sum.id(), sum.figures(), Figures::plus));
        known.since()
                .forEach((knownOn, cells) -> cells.forEach((cell, figures) -> {
                    if (asked.isAbout(cell.holder()) && belongs.test(knownOn, cell)) {
                        sums.merge(asked.idOf(cell.holder()), figures, Figures::plus);
                    }
                }));
        return sums;
    }

    private Known known(Optional<LocalDate> asOf) {
        var counted = counters.progress().countedUntil();
        var now = clock.instant().plusMillis(1);
        var until =
                asOf.map(BusinessDays::endOf).filter(end -> end.isBefore(now)).orElse(now);
        if (!until.isAfter(counted)) {
            return new Known(until, Map.of());
        }
        if (orders.stretch(counted, until, MOST_FACTS_UNCOUNTED).isBefore(until)) {
            return new Known(counted, Map.of());
        }
        var since = new HashMap<LocalDate, Map<Counters.Cell, Figures>>();
        for (var from = counted; from.isBefore(until); ) {
            var day = BusinessDays.of(from);
            var end = BusinessDays.endOf(day).isBefore(until) ? BusinessDays.endOf(day) : until;
            since.put(day, books.changes(from, end));
            from = orders.nextFact(end).filter(next -> next.isBefore(until)).orElse(until);
        }
        return new Known(until, since);
    }
}
