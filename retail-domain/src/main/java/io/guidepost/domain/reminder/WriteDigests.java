package io.guidepost.domain.reminder;

import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.time.LocalTime;
import org.springframework.stereotype.Service;

/** Writes down each morning at nine what each region has missed since the morning before (C6). */
@Service
public class WriteDigests {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Reminders reminders;
    private final TransactionRetry transaction;
    private final Clock clock;

    WriteDigests(Reminders reminders, TransactionRetry transaction, Clock clock) {
        this.reminders = reminders;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Written twice it stays as it was. @return how many rows are new */
    public int run() {
        var now = clock.instant();
        var today = CalendarRules.day(now);
        var until = today.atTime(MORNING).atZone(CalendarRules.ZONE).toInstant();
        var from = today.minusDays(1).atTime(MORNING).atZone(CalendarRules.ZONE).toInstant();
        return transaction.call(() -> reminders.writeDigests(today, from, until, now));
    }
}
