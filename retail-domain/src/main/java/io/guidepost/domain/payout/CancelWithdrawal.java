package io.guidepost.domain.payout;

import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.core.settlement.WithdrawalState.Event;
import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** A guide takes a withdrawal back: at once while it is still here, through WeChat while it waits for confirmation. */
@Service
public class CancelWithdrawal {

    private static final Logger log = LoggerFactory.getLogger(CancelWithdrawal.class);

    private final Withdrawals withdrawals;
    private final FinishWithdrawal finish;
    private final CallWeChat weChat;
    private final TransactionRetry transactions;

    CancelWithdrawal(
            Withdrawals withdrawals, FinishWithdrawal finish, CallWeChat weChat, TransactionRetry transactions) {
        this.withdrawals = withdrawals;
        this.finish = finish;
        this.weChat = weChat;
        this.transactions = transactions;
    }

    /**
     * Calls WeChat, so it must not run inside a transaction.
     *
     * @return the withdrawal afterwards; still waiting while WeChat is cancelling it or has not answered
     */
    public Withdrawal cancel(long guideId, long withdrawalId) {
        var cancelled = transactions.call(() -> cancelHere(guideId, withdrawalId));
        if (cancelled.status() == WithdrawalState.WAIT_USER_CONFIRM) {
            try {
                weChat.cancel(cancelled);
            } catch (GatewayRejected confirmedMeanwhile) {
                throw tooLate(cancelled);
            } catch (GatewayUnclear noAnswer) {
                log.info("No answer about cancelling withdrawal {}; it will be asked about", withdrawalId);
            }
        }
        return withdrawals.find(withdrawalId).orElseThrow();
    }

    private Withdrawal cancelHere(long guideId, long withdrawalId) {
        var withdrawal = withdrawals
                .lock(withdrawalId)
                .filter(found -> found.guideId() == guideId)
                .orElseThrow(() -> Refusal.notFound("提现", "withdrawal"));
        return switch (withdrawal.status()) {
            case REQUESTED, APPROVED -> {
                finish.apply(withdrawal, Event.CANCEL, Optional.empty());
                yield withdrawals.find(withdrawalId).orElseThrow();
            }
            case WAIT_USER_CONFIRM, CANCELLED -> withdrawal;
            default -> throw tooLate(withdrawal);
        };
    }

    private static Refusal tooLate(Withdrawal withdrawal) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "withdrawal_not_cancellable",
                new Words("该提现已无法撤回", "This withdrawal can no longer be taken back"),
                Map.of("status", withdrawal.status().name()));
    }
}
