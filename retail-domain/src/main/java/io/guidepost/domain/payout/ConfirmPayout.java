package io.guidepost.domain.payout;

import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.core.settlement.WithdrawalState.Event;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.payout.PayoutGateway.TransferFacts;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** The one door through which we learn what became of a transfer, however often and from whichever side we are told. */
@Service
public class ConfirmPayout {

    private static final Logger log = LoggerFactory.getLogger(ConfirmPayout.class);

    /** WeChat's reason when the guide did not confirm within 24 hours. */
    private static final String NOT_CONFIRMED_IN_TIME = "OVERDUE_CLOSE";

    private final Withdrawals withdrawals;
    private final FinishWithdrawal finish;
    private final WithdrawalCounters counters;
    private final TransactionRetry transactions;

    ConfirmPayout(
            Withdrawals withdrawals,
            FinishWithdrawal finish,
            WithdrawalCounters counters,
            TransactionRetry transactions) {
        this.withdrawals = withdrawals;
        this.finish = finish;
        this.counters = counters;
        this.transactions = transactions;
    }

    /**
     * Facts told again change nothing.
     *
     * @throws Refusal NOT_FOUND when the number is none of ours
     */
    public void confirm(TransferFacts facts) {
        transactions.run(() -> judge(facts));
    }

    private void judge(TransferFacts facts) {
        var withdrawal =
                withdrawals.lockByBill(facts.outBillNo()).orElseThrow(() -> Refusal.notFound("提现", "transfer"));
        if (facts.amountFen() != withdrawal.netFen()) {
            throw new IllegalStateException("Transfer %s is of %d fen and not of %d"
                    .formatted(facts.outBillNo(), facts.amountFen(), withdrawal.netFen()));
        }
        withdrawals.note(withdrawal.id(), facts.transferBillNo(), facts.packageInfo());
        eventOf(facts).ifPresent(event -> apply(withdrawal, event, facts));
    }

    private void apply(Withdrawal withdrawal, Event event, TransferFacts facts) {
        if (withdrawal.status().isFinal()) {
            if (isAnother(withdrawal.status(), event)) {
                counters.contradicted();
                log.error(
                        "Withdrawal {} ended as {}, but WeChat now says {} of {}: the books must be compared by hand",
                        withdrawal.id(),
                        withdrawal.status(),
                        facts.state(),
                        facts.outBillNo());
            }
            return;
        }
        if (!finish.apply(withdrawal, event, facts.failReason())) {
            throw new IllegalStateException("Withdrawal %d is %s, but WeChat says %s"
                    .formatted(withdrawal.id(), withdrawal.status(), facts.state()));
        }
    }

    /** Empty while the transfer is on its way: then there is nothing to do but to ask again. */
    private static Optional<Event> eventOf(TransferFacts facts) {
        return switch (facts.state()) {
            case ACCEPTED, PROCESSING, TRANSFERING, CANCELING -> Optional.empty();
            case WAIT_USER_CONFIRM -> Optional.of(Event.FOUND_WAITING);
            case SUCCESS -> Optional.of(Event.FOUND_SUCCESS);
            case CANCELLED -> Optional.of(Event.FOUND_CANCELLED);
            case FAIL ->
                Optional.of(
                        facts.failReason().filter(NOT_CONFIRMED_IN_TIME::equals).isPresent()
                                ? Event.FOUND_CLOSED
                                : Event.FOUND_FAILED);
        };
    }

    /** A waiting that comes after the end is merely late; another end is a contradiction. */
    private static boolean isAnother(WithdrawalState end, Event event) {
        return switch (event) {
            case FOUND_SUCCESS -> end != WithdrawalState.SUCCESS;
            case FOUND_FAILED, FOUND_CLOSED, FOUND_CANCELLED -> end == WithdrawalState.SUCCESS;
            default -> false;
        };
    }
}
