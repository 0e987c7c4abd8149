package io.guidepost.domain.statement;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.statement.Drafts.Range;
import io.guidepost.domain.statement.StatementMonth.Progress;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Drafts the statements of a month once it is over, and never signs them (B9). Payees are taken in ranges of their numbers,
 * each range in one transaction with the note of how far it came: killed anywhere, the next run goes on and ends the same.
 * A month is drafted only when the one before is closed, since it opens with what that one closed with.
 */
@Service
public class DraftStatements {

    static final String STEP = "DRAFT";

    private static final Logger log = LoggerFactory.getLogger(DraftStatements.class);
    private static final int PAYEES_AT_ONCE = 500;

    /** Headquarters has the number 0, and a range begins behind a number. */
    private static final Map<PayeeType, Long> FIRST =
            new EnumMap<>(Map.of(PayeeType.GUIDE, 0L, PayeeType.STORE, 0L, PayeeType.HQ, -1L));

    private final Months months;
    private final Drafts drafts;
    private final StatementSettings settings;
    private final TransactionRetry transactions;
    private final Clock clock;

    DraftStatements(
            Months months, Drafts drafts, StatementSettings settings, TransactionRetry transactions, Clock clock) {
        this.months = months;
        this.drafts = drafts;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Up to {@code limit} ranges of the month that is due; the answer is how many it did. */
    public int runDue(int limit) {
        var month = due();
        if (month.isEmpty()) {
            return 0;
        }
        long since = drafts.firstTransferSince(month.get().until());
        int done = 0;
        while (done < limit && transactions.call(() -> draftNext(month.get().month(), since))) {
            done++;
        }
        return done;
    }

    /** The month to work on, which begins to close with this call if its time has come. */
    private Optional<StatementMonth> due() {
        var last = months.last();
        if (last.isPresent() && last.get().state() == StatementMonth.State.CLOSING) {
            return last.filter(month -> !month.isDrafted());
        }
        if (last.isPresent() && last.get().state() != StatementMonth.State.CLOSED) {
            return Optional.empty();
        }
        var cutOff = settings.cutOff();
        var next = last.map(month -> month.month().plusMonths(1))
                .or(() -> months.firstPosting().map(cutOff::monthOf));
        var now = clock.instant();
        if (next.isEmpty() || now.isBefore(cutOff.endOf(next.get()).plus(settings.grace()))) {
            return Optional.empty();
        }
        // Whatever the cut-off day was before: a month begins where the one before it ended.
        var from = last.map(StatementMonth::until).orElseGet(() -> cutOff.startOf(next.get()));
        return begin(next.get(), from, cutOff.endOf(next.get()), now);
    }

    private Optional<StatementMonth> begin(YearMonth month, Instant from, Instant until, Instant now) {
        transactions.run(() -> months.begin(month, from, until, months.payees(), now));
        log.info("Statements of {} are being drafted: from {} until {}", month, from, until);
        return months.find(month);
    }

    /** False when nothing is left to do. */
    private boolean draftNext(YearMonth number, long since) {
        var month = months.lock(number).orElseThrow();
        if (month.state() != StatementMonth.State.CLOSING || month.isDrafted()) {
            return false;
        }
        var now = clock.instant();
        var progress = month.draft().orElseThrow();
        var type = PayeeType.valueOf(progress.payeeType());
        var payees = drafts.payees(type, progress.throughId(), PAYEES_AT_ONCE);
        if (payees.isEmpty()) {
            return goOn(number, progress, type, now);
        }
        var range = new Range(month, type, progress.throughId(), payees.get(payees.size() - 1));
        drafts.draftSheets(range, since, now);
        if (type == PayeeType.GUIDE) {
            drafts.draftServices(range);
        } else {
            drafts.draftTrades(range);
        }
        months.save(
                number,
                STEP,
                new Progress(
                        type.name(),
                        range.throughId(),
                        progress.done() + payees.size(),
                        progress.total(),
                        progress.startedAt(),
                        Optional.empty()));
        return true;
    }

    /** To the next kind of payee; guides come first, since stores add up what their guides earned. */
    private boolean goOn(YearMonth number, Progress progress, PayeeType type, Instant now) {
        var next =
                switch (type) {
                    case GUIDE -> Optional.of(PayeeType.STORE);
                    case STORE -> Optional.of(PayeeType.HQ);
                    case HQ -> Optional.<PayeeType>empty();
                };
        var at = next.orElse(type);
        months.save(
                number,
                STEP,
                new Progress(
                        at.name(),
                        next.map(FIRST::get).orElse(progress.throughId()),
                        progress.done(),
                        progress.total(),
                        progress.startedAt(),
                        next.isPresent() ? Optional.empty() : Optional.of(now)));
        if (next.isEmpty()) {
            log.info("Statements of {} are drafted: {} payees", number, progress.done());
        }
        return next.isPresent();
    }
}
