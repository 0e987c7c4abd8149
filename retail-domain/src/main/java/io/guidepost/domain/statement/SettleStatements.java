package io.guidepost.domain.statement;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.ledger.Postings;
import io.guidepost.core.ledger.Transfer;
import io.guidepost.core.money.Money;
import io.guidepost.core.settlement.AccrualState;
import io.guidepost.core.settlement.ClawBackPlan;
import io.guidepost.core.settlement.CutOff;
import io.guidepost.domain.commission.Settlements;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.database.TransactionTime;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.statement.StatementMonth.Progress;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * What follows from a closed month: accruals that were available at the cut-off are settled, those that withdrawals have
 * covered are paid, and franchise stores are charged their contribution (B5, B9). A range of payees is one transaction.
 */
@Service
public class SettleStatements {

    static final String STEP = "SETTLE";

    private static final int PAYEES_AT_ONCE = 50;

    private final Months months;
    private final Sheets sheets;
    private final Charges charges;
    private final Settlements settlements;
    private final Ledger ledger;
    private final TransactionRetry transactions;
    private final TransactionTime time;
    private final Ids ids;

    SettleStatements(
            Months months,
            Sheets sheets,
            Charges charges,
            Settlements settlements,
            Ledger ledger,
            TransactionRetry transactions,
            TransactionTime time,
            Ids ids) {
        this.months = months;
        this.sheets = sheets;
        this.charges = charges;
        this.settlements = settlements;
        this.ledger = ledger;
        this.transactions = transactions;
        this.time = time;
        this.ids = ids;
    }

    /** Up to {@code limit} ranges of the oldest closed month that is not settled; the answer is how many it did. */
    public int runDue(int limit) {
        int done = 0;
        while (done < limit) {
            var month = months.unsettled();
            if (month.isEmpty() || !transactions.call(() -> settleNext(month.get()))) {
                break;
            }
            done++;
        }
        return done;
    }

    private boolean settleNext(YearMonth number) {
        var month = months.lock(number).orElseThrow();
        var progress = month.settling().filter(step -> !step.isFinished());
        if (progress.isEmpty()) {
            return false;
        }
        var type = PayeeType.valueOf(progress.get().payeeType());
        var payees = sheets
                .page(
                        new Sheets.Filter(number, Optional.of(type), Optional.empty(), Sight.ALL),
                        progress.get().throughId() < 0
                                ? Optional.empty()
                                : Optional.of(
                                        new Beneficiary(type, progress.get().throughId())),
                        PAYEES_AT_ONCE)
                .stream()
                .map(statement -> statement.payee().id())
                .toList();
        if (!payees.isEmpty()) {
            settlements.settle(type, payees, CutOff.number(number), month.until());
            if (type == PayeeType.STORE) {
                charge(number, payees);
            }
        }
        months.save(number, STEP, after(progress.get(), type, payees));
        return true;
    }

    /** Kinds of payees are done in the order of their names; -1 is before everybody, headquarters included. */
    private Progress after(Progress progress, PayeeType type, List<Long> payees) {
        boolean isLast = payees.size() < PAYEES_AT_ONCE;
        var next =
                switch (type) {
                    case GUIDE -> Optional.of(PayeeType.HQ);
                    case HQ -> Optional.of(PayeeType.STORE);
                    case STORE -> Optional.<PayeeType>empty();
                };
        return new Progress(
                isLast ? next.orElse(type).name() : type.name(),
                isLast ? -1 : payees.get(payees.size() - 1),
                progress.done() + payees.size(),
                progress.total(),
                progress.startedAt(),
                isLast && next.isEmpty() ? Optional.of(time.now()) : Optional.empty());
    }

    private void charge(YearMonth month, List<Long> stores) {
        var due = stores.stream()
                .flatMap(store -> sheets.trade(month, store).stream())
                .filter(trade -> trade.split().hqService().isPositive())
                .toList();
        if (due.isEmpty()) {
            return;
        }
        var accounts = new LinkedHashSet<Account>();
        for (var trade : due) {
            accounts.add(Account.of(payee(trade), AccountKind.AVAILABLE));
            accounts.add(Account.of(payee(trade), AccountKind.DEBT));
        }
        var held = ledger.lock(accounts);
        var transfers = new ArrayList<Transfer>();
        for (var trade : due) {
            long id = ids.next();
            Money amount = trade.split().hqService();
            if (charges.insert(id, payee(trade), month, amount, time.now())) {
                var available = held.get(Account.of(payee(trade), AccountKind.AVAILABLE));
                transfers.add(Postings.hqServiceCharged(
                        id, payee(trade), ClawBackPlan.of(amount, AccrualState.AVAILABLE, available)));
            }
        }
        ledger.post(transfers);
    }

    private static Beneficiary payee(Trade trade) {
        return Beneficiary.store(new StoreId(trade.storeId()));
    }
}
