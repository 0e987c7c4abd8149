package io.guidepost.domain.payout;

import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.outbox.OutboxHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sends an approved withdrawal to WeChat. That it is being sent is committed before WeChat is called. */
@Component
class SendPayout implements OutboxHandler<SendPayout.Order> {

    static final String TOPIC = "payout.send";
    private static final Duration FIRST_QUESTION = Duration.ofMinutes(1);

    private final Withdrawals withdrawals;
    private final CallWeChat weChat;
    private final WithdrawalCounters counters;
    private final TransactionRetry transactions;
    private final Clock clock;

    SendPayout(
            Withdrawals withdrawals,
            CallWeChat weChat,
            WithdrawalCounters counters,
            TransactionRetry transactions,
            Clock clock) {
        this.withdrawals = withdrawals;
        this.weChat = weChat;
        this.counters = counters;
        this.transactions = transactions;
        this.clock = clock;
    }

    record Order(long withdrawalId) {}

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Class<Order> payloadType() {
        return Order.class;
    }

    @Override
    public void deliver(Order order) {
        transactions.run(() -> {
            var now = clock.instant();
            if (withdrawals.submit(order.withdrawalId(), now, Optional.of(now.plus(FIRST_QUESTION)))) {
                counters.reached(WithdrawalState.SUBMITTED);
            }
        });
        // Found SUBMITTED without our doing, an earlier delivery died on the way: the same number again is harmless.
        withdrawals
                .find(order.withdrawalId())
                .filter(withdrawal -> withdrawal.status() == WithdrawalState.SUBMITTED)
                .ifPresent(weChat::send);
    }
}
