package io.guidepost.domain.payment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Counts what came through the one door. Counted after the commit, so a rolled back attempt never shows. */
@Component
class PaymentMetrics {

    private final Map<Verdict, Counter> counters = new EnumMap<>(Verdict.class);
    private final Counter stuck;

    PaymentMetrics(ObjectProvider<MeterRegistry> registries) {
        var registry = registries.getIfAvailable(SimpleMeterRegistry::new);
        stuck = registry.counter("guidepost.payments.stuck");
        for (var verdict : Verdict.values()) {
            counters.put(verdict, counter(verdict, registry));
        }
    }

    /** A payment or an unpaid order could not be brought to its end, for a reason of ours: somebody must look. */
    void stuck() {
        stuck.increment();
    }

    void judged(Verdict verdict) {
        counters.get(verdict).increment();
    }

    private static Counter counter(Verdict verdict, MeterRegistry registry) {
        return switch (verdict) {
            case ACCEPT ->
                Counter.builder("guidepost.orders.paid")
                        .description("Orders that became paid")
                        .register(registry);
            case TOO_LATE ->
                Counter.builder("guidepost.payments.late")
                        .description("Payments that came after their order was closed and go back")
                        .register(registry);
            case REPEAT ->
                Counter.builder("guidepost.payments.repeated")
                        .description("Payments we were told of again")
                        .register(registry);
            case WRONG_AMOUNT, SECOND ->
                Counter.builder("guidepost.payments.unmatched")
                        .description("Payments of a wrong amount or for an order paid already, which go back")
                        .tag("verdict", verdict.name())
                        .register(registry);
        };
    }
}
