package io.guidepost.domain.performance;

import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.performance.Counters.Cell;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Counts days again from the books and compares: every night those just over, and some of the past in turn until all have been
 * looked at. What differs is told loudly and put right, for the books are what counts.
 */
@Service
public class CheckPerformance {

    private static final Logger log = LoggerFactory.getLogger(CheckPerformance.class);
    private static final int DAYS_JUST_OVER = 3;
    private static final int DAYS_OF_THE_PAST = 30;
    private static final int FACTS_AT_ONCE = 5_000;

    private final PaidOrders orders;
    private final ReadBooks books;
    private final Counters counters;
    private final PerformanceGauges gauges;
    private final TransactionRetry transactions;

    CheckPerformance(
            PaidOrders orders,
            ReadBooks books,
            Counters counters,
            PerformanceGauges gauges,
            TransactionRetry transactions) {
        this.orders = orders;
        this.books = books;
        this.counters = counters;
        this.gauges = gauges;
        this.transactions = transactions;
    }

    /** The answer is how many figures were wrong. */
    public int runNightly() {
        var progress = counters.progress();
        var lastDay = BusinessDays.of(progress.countedUntil()).minusDays(1);
        var days = new TreeSet<LocalDate>();
        for (int back = 0; back < DAYS_JUST_OVER; back++) {
            days.add(lastDay.minusDays(back));
        }
        var past = progress.checkedOn();
        for (int i = 0; i < DAYS_OF_THE_PAST && past != null; i++) {
            past = dayWithFacts(past.plusDays(1))
                    .filter(day -> !day.isAfter(lastDay))
                    .orElse(null);
            if (past != null) {
                days.add(past);
            }
        }
        int wrong = days.stream().mapToInt(this::check).sum();
        var reached = past == null ? LocalDate.EPOCH : past;
        transactions.run(() -> counters.checkedOn(reached));
        gauges.checked(days.size(), wrong);
        return wrong;
    }

    private Optional<LocalDate> dayWithFacts(LocalDate from) {
        return orders.nextFact(BusinessDays.startOf(from)).map(BusinessDays::of);
    }

    /** A day that is counted to its end; the answer is how many of its figures were wrong. */
    int check(LocalDate day) {
        var right = counted(BusinessDays.startOf(day), BusinessDays.endOf(day));
        return transactions.call(() -> {
            counters.lockProgress();
            var kept = counters.knownOn(day);
            kept.values().removeIf(Figures.NONE::equals);
            if (kept.equals(right)) {
                return 0;
            }
            int wrong = differences(day, kept, right);
            counters.replace(day, right);
            return wrong;
        });
    }

    private Map<Cell, Figures> counted(Instant from, Instant until) {
        var figures = new HashMap<Cell, Figures>();
        for (var at = from; at.isBefore(until); ) {
            var end = orders.stretch(at, until, FACTS_AT_ONCE);
            books.addChanges(at, end, figures);
            at = end;
        }
        return figures;
    }

    private static int differences(LocalDate day, Map<Cell, Figures> kept, Map<Cell, Figures> right) {
        var cells = new HashSet<>(kept.keySet());
        cells.addAll(right.keySet());
        cells.removeIf(cell -> kept.getOrDefault(cell, Figures.NONE).equals(right.getOrDefault(cell, Figures.NONE)));
        cells.stream()
                .limit(10)
                .forEach(cell -> log.error(
                        "Performance known on {} was counted wrong: {} is {}, not {}",
                        day,
                        cell,
                        right.getOrDefault(cell, Figures.NONE),
                        kept.getOrDefault(cell, Figures.NONE)));
        return cells.size();
    }
}
