package io.guidepost.domain.overview;

import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What nobody has counted before; each question is answered from a key alone. */
public interface OverviewQueries {

    /** @param count of members, orders or withdrawals; {@code amountFen}: 0 where they have none */
    record DayCount(LocalDate day, long count, long amountFen) {}

    /** @param required assignments that count, of tasks whose deadline lies on that day */
    record DueDay(LocalDate day, long done, long required) {}

    /** Tasks that are out now, and how far they are as last counted. */
    record Running(long tasks, long done, long required) {}

    record Waiting(long count, long amountFen) {}

    /** Orders placed, paid or not, with what was to be paid. Of all regions: an unpaid order belongs to none. */
    List<DayCount> ordersPlaced(Instant from, Instant until);

    /** Members first seen, those merged into others left out; of a region: whose home store lies within it. */
    List<DayCount> membersAdded(Instant from, Instant until, Sight sight);

    /** Withdrawals that have reached the guide. */
    List<DayCount> withdrawalsPaid(Instant from, Instant until);

    List<DueDay> tasksDue(LocalDate from, LocalDate to, Sight sight);

    Running tasksRunning(Sight sight);

    /** Withdrawals that wait for somebody's decision. */
    Waiting withdrawalsWaiting();
}
