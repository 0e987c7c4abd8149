package io.guidepost.domain.order;

import io.guidepost.core.attribution.Basis;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Orders placed, by the ground on which they were credited; counted once they are committed. */
@Component
class OrderCounters {

    private final Map<Basis, Counter> placed = new EnumMap<>(Basis.class);
    private final Counter stuck;

    OrderCounters(ObjectProvider<MeterRegistry> registries) {
        var registry = registries.getIfAvailable(SimpleMeterRegistry::new);
        stuck = registry.counter("guidepost.orders.stuck");
        for (var basis : Basis.values()) {
            placed.put(basis, registry.counter("guidepost.orders.placed", "basis", basis.name()));
        }
    }

    /** An order could not be received by itself: somebody must look. */
    void stuck() {
        stuck.increment();
    }

    void placed(Basis basis) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                placed.get(basis).increment();
            }
        });
    }
}
