package io.guidepost.domain.performance;

import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;

/**
 * Adds to the counted figures what has been posted since, a stretch at a time: stretch and progress are one transaction, so none
 * is counted twice or left out whoever is killed when.
 */
@Service
public class CountPerformance {

    /** What is younger may still be on its way into the books; reports add it themselves. */
    static final Duration SETTLING = Duration.ofMinutes(1);

    private static final int FACTS_AT_ONCE = 5_000;

    private final PaidOrders orders;
    private final ReadBooks books;
    private final Counters counters;
    private final TransactionRetry transactions;
    private final Clock clock;

    CountPerformance(
            PaidOrders orders, ReadBooks books, Counters counters, TransactionRetry transactions, Clock clock) {
        this.orders = orders;
        this.books = books;
        this.counters = counters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Counts at most {@code limit} stretches; the answer is how many had anything in them. */
    public int runDue(int limit) {
        var settled = clock.instant().minus(SETTLING).truncatedTo(ChronoUnit.MILLIS);
        int counted = 0;
        while (counted < limit && transactions.call(() -> isStretchCounted(settled))) {
            counted++;
        }
        return counted;
    }

    private boolean isStretchCounted(Instant settled) {
        var from = counters.lockProgress().countedUntil();
        if (!from.isBefore(settled)) {
            return false;
        }
        var next = orders.nextFact(from).filter(fact -> fact.isBefore(settled));
        if (next.isEmpty()) {
            counters.countedUntil(settled);
            return false;
        }
        var day = BusinessDays.of(next.get());
        var endOfDay = BusinessDays.endOf(day);
        var until = orders.stretch(next.get(), endOfDay.isBefore(settled) ? endOfDay : settled, FACTS_AT_ONCE);
        counters.add(day, books.changes(next.get(), until));
        counters.countedUntil(until);
        return true;
    }
}
