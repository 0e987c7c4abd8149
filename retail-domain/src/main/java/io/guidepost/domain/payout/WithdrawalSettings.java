package io.guidepost.domain.payout;

import io.guidepost.core.money.Money;
import io.guidepost.core.settlement.WithdrawalLimits;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** B10's limits; every one of them can be set. */
@Component
class WithdrawalSettings {

    private final WithdrawalLimits limits;
    private final Duration payeeCoolDown;

    WithdrawalSettings(
            @Value("${guidepost.withdrawal.least-fen:1000}") long leastFen,
            @Value("${guidepost.withdrawal.most-fen:200000}") long mostFen,
            @Value("${guidepost.withdrawal.per-day:3}") int perDay,
            @Value("${guidepost.withdrawal.per-month:0}") int perMonth,
            @Value("${guidepost.withdrawal.fee-bp:0}") int feeBp,
            @Value("${guidepost.withdrawal.auto-approve-fen:20000}") long autoApproveFen,
            @Value("${guidepost.withdrawal.payee-cool-down:24h}") Duration payeeCoolDown) {
        this.limits = new WithdrawalLimits(
                new Money(leastFen), new Money(mostFen), perDay, perMonth, feeBp, new Money(autoApproveFen));
        this.payeeCoolDown = payeeCoolDown;
    }

    /** How long no money goes to an account that replaced another one. */
    Duration payeeCoolDown() {
        return payeeCoolDown;
    }

    WithdrawalLimits limits() {
        return limits;
    }
}
