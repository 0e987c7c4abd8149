package io.guidepost.webedge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.sample.Edge;
import io.guidepost.webedge.Offload;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import reactor.core.scheduler.Schedulers;

class SessionGatesTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean employed = new AtomicBoolean(true);
    private final AtomicBoolean askedWhereBlockingIsForbidden = new AtomicBoolean();

    private final SessionGates gates = gates((audience, subject, version) -> {
        asked.incrementAndGet();
        askedWhereBlockingIsForbidden.set(Schedulers.isInNonBlockingThread());
        return employed.get() && version == 3;
    });

    @Test
    void whoLeavesIsShutOutAfterAMinuteAtTheLatest() {
        assertThat(isValid("17", 3)).isTrue();
        employed.set(false);

        now.addAndGet(TimeUnit.SECONDS.toNanos(59));
        assertThat(isValid("17", 3)).isTrue();
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(isValid("17", 3)).isFalse();
        assertThat(asked).hasValue(2);
    }

    @Test
    void anEarlierSessionVersionIsAnotherQuestion() {
        assertThat(isValid("17", 3)).isTrue();
        assertThat(isValid("17", 2)).isFalse();
    }

    @Test
    void theGateMayBlock() {
        gates.isStillValid(Audience.GUIDE, "18", 3)
                .subscribeOn(Schedulers.parallel())
                .block();

        assertThat(askedWhereBlockingIsForbidden).isFalse();
    }

    @Test
    void withoutAGateEverySessionStands() {
        var open = new SessionGates(
                new StaticListableBeanFactory().getBeanProvider(SessionGate.class), Edge.bean(Offload.class), now::get);

        assertThat(open.isStillValid(Audience.SHOP, "1", 1).block()).isTrue();
    }

    private boolean isValid(String subject, long version) {
        return gates.isStillValid(Audience.GUIDE, subject, version).block();
    }

    private SessionGates gates(SessionGate gate) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("gate", gate);
        return new SessionGates(beans.getBeanProvider(SessionGate.class), Edge.bean(Offload.class), now::get);
    }
}
