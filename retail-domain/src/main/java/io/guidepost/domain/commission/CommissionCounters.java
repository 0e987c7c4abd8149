package io.guidepost.domain.commission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How much commission was earned and taken back, in fen, counted once it is committed. */
@Component
class CommissionCounters {

    private final Counter accrued;
    private final Counter clawedBack;
    private final Counter released;
    private final Counter stuck;

    CommissionCounters(ObjectProvider<MeterRegistry> registries) {
        var registry = registries.getIfAvailable(SimpleMeterRegistry::new);
        this.accrued = registry.counter("guidepost.commission.accrued.fen");
        this.clawedBack = registry.counter("guidepost.commission.clawed.back.fen");
        this.released = registry.counter("guidepost.commission.released.fen");
        this.stuck = registry.counter("guidepost.commission.stuck");
    }

    /** An accrual could not be released: somebody must look. */
    void stuck() {
        stuck.increment();
    }

    void accrued(long fen) {
        afterCommit(accrued, fen);
    }

    void clawedBack(long fen) {
        afterCommit(clawedBack, fen);
    }

    void released(long fen) {
        afterCommit(released, fen);
    }

    private static void afterCommit(Counter counter, long fen) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                counter.increment(fen);
            }
        });
    }
}
