package io.guidepost.domain.books;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How many mismatches the latest run of each reconciliation on this node found. */
@Component
class BooksGauges {

    private final Map<String, AtomicLong> mismatches = new ConcurrentHashMap<>();
    private final MeterRegistry registry;

    BooksGauges(ObjectProvider<MeterRegistry> registries) {
        this.registry = registries.getIfAvailable(SimpleMeterRegistry::new);
    }

    void found(Finding finding) {
        mismatches
                .computeIfAbsent(finding.name(), this::register)
                .set(finding.mismatches().size());
    }

    private AtomicLong register(String name) {
        var value = new AtomicLong();
        Gauge.builder("guidepost.books.mismatches", value, AtomicLong::doubleValue)
                .description("Mismatches in the latest run of a reconciliation")
                .tag("name", name)
                .register(registry);
        return value;
    }
}
