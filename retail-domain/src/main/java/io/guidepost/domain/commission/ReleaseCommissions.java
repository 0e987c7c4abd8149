package io.guidepost.domain.commission;

import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.ledger.Postings;
import io.guidepost.core.ledger.Transfer;
import io.guidepost.core.money.Money;
import io.guidepost.domain.commission.Accruals.Ripe;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.ledger.Ledger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Makes frozen commission available once its return window is over (walk 7, B9). What a payee owes is repaid first.
 * Stopping it anywhere loses nothing: each batch is one transaction, and what it did not reach is still ripe.
 */
@Service
public class ReleaseCommissions {

    private static final Logger log = LoggerFactory.getLogger(ReleaseCommissions.class);
    private static final int BATCH = 50;

    private final Accruals accruals;
    private final Holds holds;
    private final Ledger ledger;
    private final TransactionRetry transactions;
    private final CommissionCounters counters;
    private final Clock clock;

    ReleaseCommissions(
            Accruals accruals,
            Holds holds,
            Ledger ledger,
            TransactionRetry transactions,
            CommissionCounters counters,
            Clock clock) {
        this.accruals = accruals;
        this.holds = holds;
        this.ledger = ledger;
        this.transactions = transactions;
        this.counters = counters;
        this.clock = clock;
    }

    /**
     * Releases {@code limit} accruals or somewhat more; the answer is how many it released. What cannot be released stays
     * ripe, and the round goes on behind it, so that no number of such accruals keeps the others waiting.
     */
    public int runDue(int limit) {
        var now = clock.instant();
        int released = 0;
        Optional<Ripe> last = Optional.empty();
        List<Ripe> page;
        do {
            page = accruals.ripe(now, last, limit);
            for (int from = 0; from < page.size(); from += BATCH) {
                var batch = page.subList(from, Math.min(from + BATCH, page.size()));
                released += release(batch.stream().map(Ripe::id).toList());
                last = Optional.of(batch.get(batch.size() - 1));
            }
        } while (page.size() == limit && released < limit);
        return released;
    }

    private int release(List<Long> batch) {
        try {
            return transactions.call(() -> releaseTogether(batch));
        } catch (RuntimeException broken) {
            if (batch.size() == 1) {
                counters.stuck();
                log.error("Accrual {} cannot be released", batch.get(0), broken);
                return 0;
            }
            // One broken accrual must not hold up the others.
            return batch.stream().mapToInt(id -> release(List.of(id))).sum();
        }
    }

    private int releaseTogether(List<Long> batch) {
        var locked = accruals.lockFrozen(batch);
        var held = holds.among(locked.stream().map(StandingAccrual::id).toList());
        var frozen =
                locked.stream().filter(accrual -> !held.contains(accrual.id())).toList();
        if (frozen.isEmpty()) {
            return 0;
        }
        accruals.release(frozen.stream().map(StandingAccrual::id).toList());
        var worth = frozen.stream().filter(accrual -> accrual.netFen() > 0).toList();
        var owed = new HashMap<>(ledger.lock(touchedBy(worth)));
        var transfers = new ArrayList<Transfer>();
        long total = 0;
        for (var accrual : worth) {
            var debt = Account.of(accrual.payee(), AccountKind.DEBT);
            transfers.add(Postings.released(accrual.id(), accrual.payee(), accrual.net(), owed.get(debt)));
            owed.merge(debt, accrual.net().min(owed.get(debt)).negated(), Money::plus);
            total = Math.addExact(total, accrual.netFen());
        }
        ledger.post(transfers);
        counters.released(total);
        return frozen.size();
    }

    private static LinkedHashSet<Account> touchedBy(List<StandingAccrual> accruals) {
        var touched = new LinkedHashSet<Account>();
        for (var payee :
                accruals.stream().map(StandingAccrual::payee).distinct().toList()) {
            for (var kind : List.of(AccountKind.FROZEN, AccountKind.AVAILABLE, AccountKind.DEBT)) {
                touched.add(Account.of(payee, kind));
            }
        }
        return touched;
    }
}
