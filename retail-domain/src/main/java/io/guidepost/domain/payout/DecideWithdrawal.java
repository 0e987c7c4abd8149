package io.guidepost.domain.payout;

import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.core.settlement.WithdrawalState.Event;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.payout.Withdrawal.Channel;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Headquarters says yes or no to withdrawals that are too large to be approved by themselves (B10). */
@Service
public class DecideWithdrawal {

    private final Withdrawals withdrawals;
    private final AllHolds holds;
    private final FinishWithdrawal finish;
    private final Outbox outbox;
    private final WithdrawalCounters counters;
    private final TransactionRetry transactions;
    private final Clock clock;

    DecideWithdrawal(
            Withdrawals withdrawals,
            AllHolds holds,
            FinishWithdrawal finish,
            Outbox outbox,
            WithdrawalCounters counters,
            TransactionRetry transactions,
            Clock clock) {
        this.withdrawals = withdrawals;
        this.holds = holds;
        this.finish = finish;
        this.outbox = outbox;
        this.counters = counters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Approving again what is approved changes nothing; what has moved on is refused. */
    public Withdrawal approve(long withdrawalId, long adminId) {
        return transactions.call(() -> {
            var withdrawal = requested(withdrawalId, WithdrawalState.APPROVED);
            if (withdrawal.status() == WithdrawalState.REQUESTED) {
                requireSecondPerson(withdrawal, adminId);
                holds.requireNone(withdrawal.guideId());
                withdrawals.approve(withdrawalId, adminId, clock.instant());
                if (withdrawal.channel() == Channel.WECHAT_TRANSFER) {
                    outbox.add(SendPayout.TOPIC, Long.toString(withdrawalId), new SendPayout.Order(withdrawalId));
                }
                counters.reached(WithdrawalState.APPROVED);
            }
            return withdrawals.find(withdrawalId).orElseThrow();
        });
    }

    /** The money goes back to what the guide may take. */
    public Withdrawal reject(long withdrawalId, String reason) {
        return transactions.call(() -> {
            var withdrawal = requested(withdrawalId, WithdrawalState.REJECTED);
            if (withdrawal.status() == WithdrawalState.REQUESTED) {
                finish.apply(withdrawal, Event.REJECT, Optional.of(reason).filter(given -> !given.isBlank()));
            }
            return withdrawals.find(withdrawalId).orElseThrow();
        });
    }

    private static void requireSecondPerson(Withdrawal withdrawal, long adminId) {
        Matter.WITHDRAWAL.requireSecond(adminId, withdrawal.requestedBy());
    }

    private Withdrawal requested(long withdrawalId, WithdrawalState wanted) {
        var withdrawal = withdrawals.lock(withdrawalId).orElseThrow(() -> Refusal.notFound("提现", "withdrawal"));
        if (withdrawal.status() != WithdrawalState.REQUESTED && withdrawal.status() != wanted) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "withdrawal_not_requested",
                    new Words("该提现已不在待审批状态", "This withdrawal no longer waits for a decision"),
                    Map.of("status", withdrawal.status().name()));
        }
        return withdrawal;
    }
}
