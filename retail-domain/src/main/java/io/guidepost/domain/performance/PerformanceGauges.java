package io.guidepost.domain.performance;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the latest nightly check on this node found. */
@Component
class PerformanceGauges {

    private final AtomicLong days = new AtomicLong();
    private final AtomicLong mismatches = new AtomicLong();

    PerformanceGauges(ObjectProvider<MeterRegistry> registries) {
        var registry = registries.getIfAvailable(SimpleMeterRegistry::new);
        Gauge.builder("guidepost.performance.checked.days", days, AtomicLong::doubleValue)
                .description("Days that the latest check of performance counted again")
                .register(registry);
        Gauge.builder("guidepost.performance.mismatches", mismatches, AtomicLong::doubleValue)
                .description("Figures of performance that were wrong in the latest check, and were put right")
                .register(registry);
    }

    void checked(int daysChecked, int wrong) {
        days.set(daysChecked);
        mismatches.set(wrong);
    }
}
