package io.guidepost.domain.execution;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the latest nightly check on this node found. */
@Component
class ExecutionGauges {

    private final AtomicLong tasks = new AtomicLong();
    private final AtomicLong mismatches = new AtomicLong();

    ExecutionGauges(ObjectProvider<MeterRegistry> registries) {
        var registry = registries.getIfAvailable(SimpleMeterRegistry::new);
        Gauge.builder("guidepost.execution.checked.tasks", tasks, AtomicLong::doubleValue)
                .description("Tasks that the latest check of execution counted again")
                .register(registry);
        Gauge.builder("guidepost.execution.mismatches", mismatches, AtomicLong::doubleValue)
                .description("Tasks whose execution was counted wrong at the latest check, and was put right")
                .register(registry);
    }

    void checked(int checked, int wrong) {
        tasks.set(checked);
        mismatches.set(wrong);
    }
}
