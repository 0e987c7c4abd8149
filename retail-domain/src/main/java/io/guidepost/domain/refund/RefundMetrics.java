package io.guidepost.domain.refund;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Counts how refunds ended, after the commit. Abnormal and failed ones are alarms: somebody must act. */
@Component
class RefundMetrics {

    private final Counter succeeded;
    private final Counter abnormal;
    private final Counter failed;

    RefundMetrics(ObjectProvider<MeterRegistry> registries) {
        var registry = registries.getIfAvailable(SimpleMeterRegistry::new);
        this.succeeded = Counter.builder("guidepost.orders.refunded")
                .description("Refunds that arrived at the shopper")
                .register(registry);
        this.abnormal = Counter.builder("guidepost.refunds.abnormal")
                .description("Refunds that the shopper's account cannot take")
                .register(registry);
        this.failed = Counter.builder("guidepost.refunds.failed")
                .description("Refunds that WeChat will never carry out")
                .register(registry);
    }

    void became(RefundStatus status) {
        switch (status) {
            case SUCCEEDED -> succeeded.increment();
            case ABNORMAL -> abnormal.increment();
            case FAILED -> failed.increment();
            default -> {
                // Only ends are counted.
            }
        }
    }
}
