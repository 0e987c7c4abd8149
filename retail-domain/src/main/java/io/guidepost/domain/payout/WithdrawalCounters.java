package io.guidepost.domain.payout;

import io.guidepost.core.settlement.WithdrawalState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How many withdrawals reached each state, counted once it is committed. */
@Component
class WithdrawalCounters {

    private final MeterRegistry registry;

    WithdrawalCounters(ObjectProvider<MeterRegistry> registries) {
        this.registry = registries.getIfAvailable(SimpleMeterRegistry::new);
    }

    void reached(WithdrawalState state) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                registry.counter("guidepost.withdrawals", "state", state.name()).increment();
            }
        });
    }

    /** WeChat and we disagree about the end of a withdrawal: somebody must look. */
    void contradicted() {
        registry.counter("guidepost.withdrawals.contradicted").increment();
    }
}
