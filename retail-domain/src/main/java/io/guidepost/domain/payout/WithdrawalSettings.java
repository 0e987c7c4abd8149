package io.guidepost.domain.payout;

import io.guidepost.core.money.Money;
import io.guidepost.core.settlement.WithdrawalLimits;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** B10's limits; every one of them can be set. */
@Component
class WithdrawalSettings {

    private final WithdrawalLimits limits;

    WithdrawalSettings(
            @Value("${guidepost.withdrawal.least-fen:1000}") long leastFen,
            @Value("${guidepost.withdrawal.most-fen:200000}") long mostFen,
            @Value("${guidepost.withdrawal.per-day:3}") int perDay,
            @Value("${guidepost.withdrawal.auto-approve-fen:20000}") long autoApproveFen) {
        this.limits = new WithdrawalLimits(new Money(leastFen), new Money(mostFen), perDay, new Money(autoApproveFen));
    }

    WithdrawalLimits limits() {
        return limits;
    }
}
