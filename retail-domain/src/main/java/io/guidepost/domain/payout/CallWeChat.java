package io.guidepost.domain.payout;

import io.guidepost.core.settlement.WithdrawalState.Event;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.payout.PayoutGateway.TransferFacts;
import io.guidepost.domain.payout.PayoutGateway.TransferOrder;
import io.guidepost.domain.payout.PayoutGateway.TransferState;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Speaks to WeChat about one withdrawal, outside any transaction, and hands what it learns to {@link ConfirmPayout}. A
 * time-out is never a failure, and even a "no" is believed only when WeChat does not know the number: an earlier call
 * may have gone through without our learning of it.
 */
@Component
class CallWeChat {

    private static final Logger log = LoggerFactory.getLogger(CallWeChat.class);
    private static final String REMARK = "导购佣金";
    private static final String REWARD = "导购佣金提现";

    private final PayoutGateway gateway;
    private final ConfirmPayout confirm;
    private final Withdrawals withdrawals;
    private final FinishWithdrawal finish;
    private final PayrollPeople people;
    private final TransactionRetry transactions;

    CallWeChat(
            PayoutGateway gateway,
            ConfirmPayout confirm,
            Withdrawals withdrawals,
            FinishWithdrawal finish,
            PayrollPeople people,
            TransactionRetry transactions) {
        this.gateway = gateway;
        this.confirm = confirm;
        this.withdrawals = withdrawals;
        this.finish = finish;
        this.people = people;
        this.transactions = transactions;
    }

    /** Sends it under its number; sending it again is harmless. */
    void send(Withdrawal withdrawal) {
        try {
            confirm.confirm(gateway.transfer(order(withdrawal)));
        } catch (GatewayUnclear noAnswer) {
            apply(withdrawal, Event.LOSE_ANSWER, Optional.empty());
        } catch (GatewayRejected refused) {
            askAfterRefusal(withdrawal, refused);
        }
    }

    private void askAfterRefusal(Withdrawal withdrawal, GatewayRejected refused) {
        try {
            var known = gateway.query(withdrawal.outBillNo());
            if (known.isPresent()) {
                confirm.confirm(known.get());
            } else {
                log.warn("WeChat refuses the transfer of withdrawal {}: {}", withdrawal.id(), refused.getMessage());
                apply(withdrawal, Event.FOUND_FAILED, Optional.of(refused.code()));
            }
        } catch (GatewayUnclear | GatewayRejected noAnswer) {
            apply(withdrawal, Event.LOSE_ANSWER, Optional.empty());
        }
    }

    /** Asks what became of it; only what WeChat has never heard of is sent once more, under the same number. */
    void ask(Withdrawal withdrawal) {
        Optional<TransferFacts> known;
        try {
            known = gateway.query(withdrawal.outBillNo());
        } catch (GatewayUnclear | GatewayRejected noAnswer) {
            log.info("No answer yet about withdrawal {}: {}", withdrawal.id(), noAnswer.getMessage());
            return;
        }
        if (known.isPresent()) {
            confirm.confirm(withPackage(withdrawal, known.get()));
        } else {
            apply(withdrawal, Event.FOUND_NOTHING, Optional.empty());
            send(withdrawals.find(withdrawal.id()).orElseThrow());
        }
    }

    /** A query does not tell what the guide needs to confirm; sending the same order again does. */
    private TransferFacts withPackage(Withdrawal withdrawal, TransferFacts known) {
        if (known.state() != TransferState.WAIT_USER_CONFIRM
                || known.packageInfo().isPresent()
                || withdrawal.packageInfo().isPresent()) {
            return known;
        }
        try {
            return gateway.transfer(order(withdrawal));
        } catch (GatewayUnclear | GatewayRejected noAnswer) {
            return known;
        }
    }

    void cancel(Withdrawal withdrawal) {
        confirm.confirm(gateway.cancel(withdrawal.outBillNo()));
    }

    private void apply(Withdrawal asRead, Event event, Optional<String> reason) {
        transactions.run(() -> {
            var withdrawal = withdrawals.lock(asRead.id()).orElseThrow();
            // Somebody else has learnt more in the meantime, by a notice for example: that stands.
            if (!finish.apply(withdrawal, event, reason)) {
                log.info("Withdrawal {} is {} by now; {} is stale", withdrawal.id(), withdrawal.status(), event);
            }
        });
    }

    /** The name goes along only where WeChat insists on it. */
    private TransferOrder order(Withdrawal withdrawal) {
        var name = withdrawal.netFen() < PayoutGateway.NAME_REQUIRED_FROM_FEN
                ? Optional.<String>empty()
                : people.find(withdrawal.guideId()).map(PayrollPerson::realName);
        return new TransferOrder(
                withdrawal.outBillNo(), withdrawal.payeeOpenid(), withdrawal.netFen(), REMARK, REWARD, name);
    }
}
