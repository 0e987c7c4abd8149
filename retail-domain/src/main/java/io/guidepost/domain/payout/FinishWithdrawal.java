package io.guidepost.domain.payout;

import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.ledger.Postings;
import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.domain.commission.CoverAccruals;
import io.guidepost.domain.database.TransactionTime;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.outbox.Outbox;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Moves a locked withdrawal and, with its last step, the money: out to the guide, or back to what the guide may take. */
@Component
class FinishWithdrawal {

    private final Withdrawals withdrawals;
    private final Ledger ledger;
    private final Outbox outbox;
    private final WithdrawalCounters counters;
    private final TransactionTime time;

    FinishWithdrawal(
            Withdrawals withdrawals, Ledger ledger, Outbox outbox, WithdrawalCounters counters, TransactionTime time) {
        this.withdrawals = withdrawals;
        this.ledger = ledger;
        this.outbox = outbox;
        this.counters = counters;
        this.time = time;
    }

    /** False, and nothing done, when the event cannot happen in the state the withdrawal is in. */
    boolean apply(Withdrawal withdrawal, WithdrawalState.Event event, Optional<String> reason) {
        var to = withdrawal.status().after(event);
        if (to.isEmpty()) {
            return false;
        }
        if (to.get() == withdrawal.status()) {
            return true;
        }
        boolean isLast = to.get().isFinal();
        if (!withdrawals.move(
                withdrawal.id(),
                withdrawal.status(),
                to.get(),
                reason,
                isLast ? Optional.of(time.now()) : Optional.empty())) {
            throw new IllegalStateException("Withdrawal %d changed while it was locked".formatted(withdrawal.id()));
        }
        if (to.get() == WithdrawalState.WAIT_USER_CONFIRM) {
            outbox.add(
                    TellGuideOfMoney.TOPIC,
                    "waiting:" + withdrawal.id(),
                    new TellGuideOfMoney.Message(
                            withdrawal.guideId(), TellGuideOfMoney.News.CONFIRMATION_AWAITED, withdrawal.id()));
        }
        if (isLast) {
            moveMoney(withdrawal, to.get());
        }
        counters.reached(to.get());
        return true;
    }

    private void moveMoney(Withdrawal withdrawal, WithdrawalState to) {
        var payee = withdrawal.payee();
        if (to == WithdrawalState.SUCCESS) {
            ledger.post(List.of(
                    withdrawal.channel() == Withdrawal.Channel.PAYROLL_EXPORT
                            ? Postings.paidOutByPayroll(withdrawal.id(), payee, withdrawal.amount(), withdrawal.fee())
                            : Postings.paidOut(withdrawal.id(), payee, withdrawal.amount(), withdrawal.fee())));
            outbox.add(
                    CoverAccruals.TOPIC,
                    Long.toString(withdrawal.id()),
                    new CoverAccruals.PaidOut(withdrawal.guideId()));
            return;
        }
        var debt = Account.of(payee, AccountKind.DEBT);
        var balances = ledger.lock(
                List.of(Account.of(payee, AccountKind.AVAILABLE), Account.of(payee, AccountKind.WITHDRAWING), debt));
        ledger.post(
                List.of(Postings.withdrawalReturned(withdrawal.id(), payee, withdrawal.amount(), balances.get(debt))));
    }
}
