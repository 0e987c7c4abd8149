package io.guidepost.domain.statement;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.ledger.Postings;
import io.guidepost.core.money.Money;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.database.TransactionTime;
import io.guidepost.domain.ledger.Ledger;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Turns the debt of those who have left into a receivable, and flags it for headquarters (B9). As long as commission of
 * theirs is on its way it repays the debt first, so they wait for that.
 */
@Service
public class RaiseReceivables {

    private static final Logger log = LoggerFactory.getLogger(RaiseReceivables.class);

    private final Receivables receivables;
    private final Ledger ledger;
    private final TransactionRetry transactions;
    private final TransactionTime time;
    private final Ids ids;

    RaiseReceivables(
            Receivables receivables, Ledger ledger, TransactionRetry transactions, TransactionTime time, Ids ids) {
        this.receivables = receivables;
        this.ledger = ledger;
        this.transactions = transactions;
        this.time = time;
        this.ids = ids;
    }

    /** Up to {@code limit} of them; the answer is how many it found. */
    public int runDue(int limit) {
        var leavers = receivables.leaversInDebt(limit);
        leavers.forEach(guide -> transactions.run(() -> raise(guide)));
        return leavers.size();
    }

    private void raise(long guideId) {
        var payee = Beneficiary.guide(new GuideId(guideId));
        var debt = Account.of(payee, AccountKind.DEBT);
        // The debt's lock makes sure that it is raised once: whoever comes second finds none.
        Money owed = ledger.lock(List.of(debt, Account.of(payee, AccountKind.CLAWBACK_RECEIVABLE)))
                .get(debt);
        if (!owed.isPositive()) {
            return;
        }
        long id = ids.next();
        receivables.insert(id, guideId, owed.fen(), time.now());
        ledger.post(List.of(Postings.receivableRaised(id, payee, owed)));
        log.warn("Guide {} has left and owes {} yuan", guideId, owed.inYuan());
    }
}
