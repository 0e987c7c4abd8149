package io.guidepost.domain.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * All accounts at any moment: the sums of the last sealed day before it, and what was posted since. For a moment in a
 * sealed day the answer is the same for ever; that the sums are those of the postings is what {@link VerifyLedger} sees to.
 */
@Service
public class TrialBalances {

    private static final String HOUSE = "HOUSE";

    private final Chain chain;
    private final Clock clock;

    TrialBalances(Chain chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    /** Everything posted so far. */
    public TrialBalance now() {
        return since(chain.lastDay(), Optional.empty());
    }

    /** Everything posted up to and including this moment. */
    public TrialBalance at(Instant moment) {
        if (moment.isAfter(clock.instant())) {
            return now();
        }
        // The ledger keeps milliseconds.
        var until = moment.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        return since(chain.lastDayUntil(SealLedger.dayOf(until).minusDays(1)), Optional.of(until));
    }

    private TrialBalance since(Optional<SealedDay> day, Optional<Instant> until) {
        var sealed = day.map(found -> chain.totalsOf(found.sealedOn())).orElse(Totals.NONE);
        var from = day.map(found -> SealLedger.endOf(found.sealedOn())).orElse(Instant.EPOCH);
        return balance(sealed.plus(chain.posted(from, until)));
    }

    private static TrialBalance balance(Totals totals) {
        return new TrialBalance(totals.lines().stream()
                .map(line ->
                        new TrialBalance.Line(nameOf(line.ownerType(), line.kind()), line.debitFen(), line.creditFen()))
                .toList());
    }

    /** The name that is shown, such as {@code guide:pending} or {@code psp:clearing}. */
    public static String nameOf(String ownerType, String kind) {
        return ownerType.equals(HOUSE)
                ? kind.toLowerCase(Locale.ROOT).replace('_', ':')
                : (ownerType + ":" + kind).toLowerCase(Locale.ROOT);
    }
}
